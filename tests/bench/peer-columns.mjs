// What others take who keep their data in columns: peer-columns.mjs duckdb|clickhouse ROWS.tsv CELLS. Reads resource,
// start, end (seconds by the clock on the wall) and seats of bookings that lie within opening hours of one day, and asks
// for what each resource has booked by hour of the week and by month, as the fastest queries known do: 24 sums for each
// day of the week, none of hours that are made one by one. Prints the milliseconds of both, in the fastest of five rounds.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [engine, rows, cells] = process.argv.slice(2);
const required = createRequire(path.resolve('package.json'));

const engines = {
    async duckdb() {
        const { DuckDBInstance } = required('@duckdb/node-api');
        const connection = await (await DuckDBInstance.create(':memory:')).connect();
        const ask = async sql => (await connection.runAndReadAll(sql)).getRowsJS();
        await ask(`create table b as select * from read_csv('${rows}', delim = '\t', header = false,
            columns = {'r': 'varchar', 's': 'integer', 'e': 'integer', 'n': 'integer'})`);
        await ask('create type place as enum (select distinct r from b order by r)');
        await ask('alter table b alter r type place');
        const within = h => `sum(n * greatest(0, least(e - s + s % 86400, ${(h + 1) * 3600}) - greatest(s % 86400, ${h * 3600})))`;
        return {
            ask,
            hours: `select r::varchar, (s // 86400 + 3) % 7 as day, ${hours.map(within)} from b group by r, day`,
            months: `select r::varchar, strftime(make_timestamp(first::bigint * 1000000), '%Y-%m'), sum(seconds) from (
                select r, s // 86400 * 86400 as first, sum(n * (e - s)) as seconds from b group by r, first) group by all`,
        };
    },
    async clickhouse() {
        const { Session } = required('chdb');
        const session = new Session();
        const ask = sql => session.query(sql, 'JSONCompactEachRow').trim().split('\n').filter(Boolean).map(JSON.parse);
        session.query(`create database bench; create table bench.b (r LowCardinality(String), s Int32, e Int32, n Int32)
            engine = MergeTree order by (r, s)`);
        session.query(`insert into bench.b select * from file('${rows}', TSV, 'r String, s Int32, e Int32, n Int32')`);
        session.query('optimize table bench.b final');
        const within = h => `sum(n * greatest(0, least(e - s + s % 86400, ${(h + 1) * 3600}) - greatest(s % 86400, ${h * 3600})))`;
        return {
            ask,
            hours: `select r, (intDiv(s, 86400) + 3) % 7 as day, ${hours.map(within)} from bench.b group by r, day`,
            months: `select r, formatDateTime(toDate(any(day)), '%Y-%m', 'UTC') as month, sum(seconds) from (
                select r, intDiv(s, 86400) as day, sum(n * (e - s)) as seconds from bench.b group by r, day)
                group by r, toYYYYMM(toDate(day))`,
        };
    },
};

const hours = [...Array(24).keys()];
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const { ask, hours: byHour, months: byMonth } = await engines[engine]();
const took = [];
let found;
for (let round = 0; round < 5; ++round) {
    const began = performance.now();
    found = [await ask(byHour), await ask(byMonth)];
    took.push(performance.now() - began);
}
const lines = [];
for (const [resource, day, ...sums] of found[0])
    sums.forEach((seconds, hour) => {
        if (Number(seconds) > 0) lines.push(`${resource} ${days[Number(day)]}_${String(hour).padStart(2, '0')} ${seconds}`);
    });
for (const [resource, month, seconds] of found[1]) lines.push(`${resource} ${month} ${seconds}`);
writeFileSync(cells, lines.map(line => line + '\n').join(''));
console.log(Math.min(...took).toFixed(1));
process.exit(0);
