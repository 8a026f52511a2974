select each_row(stretch, resource_id, rows)
from (select stretch, resource_id, rows from segment where stretch between :first and :last order by stretch, resource_id)
