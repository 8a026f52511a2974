// What somebody would stumble over on this page, as it is shown now: a list of lines.
(lang) => {
  const faults = [];
  const told = (element) => {
    const name = element.tagName.toLowerCase() + (element.getAttribute("class") ? "." + element.getAttribute("class") : "");
    return `${name} "${element.textContent.trim().slice(0, 40)}"`;
  };
  const style = (element) => getComputedStyle(element);
  const paper = matchMedia("print").matches;
  // Hidden for the eyes on purpose, and read aloud.
  const unseen = (element) => element.closest("svg, details:not([open]) > :not(summary)") || style(element).clipPath !== "none" || element.closest(".unseen, .outline.drawn");
  // On a screen a wide table or drawing scrolls within its own box; on paper nothing does.
  const scrolls = (element) => element && (["auto", "scroll"].includes(style(element).overflowX) || scrolls(element.parentElement));

  const root = document.documentElement;
  const width = root.clientWidth;
  if (root.scrollWidth > width) faults.push(`scrolls sideways: ${root.scrollWidth} of ${width} pixels`);
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || unseen(element)) continue;
    if ((box.right > width + 1 || box.left < -1) && (paper || !scrolls(element.parentElement)))
      faults.push(`beyond the edge by ${Math.round(Math.max(box.right - width, -box.left))}: ${told(element)}`);
    const hides = ["hidden", "clip"].includes(style(element).overflowX) || (paper && scrolls(element));
    if (hides && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off at the right: ${told(element)}`);
    if (["hidden", "clip"].includes(style(element).overflowY) && element.scrollHeight > element.clientHeight + 1)
      faults.push(`cut off below: ${told(element)}`);
  }

  if (root.lang !== lang) faults.push(`language "${root.lang}"`);
  if (!document.title || !document.querySelector("h1")?.textContent) faults.push("no title");
  if (!document.querySelector("meta[http-equiv=Content-Security-Policy]")) faults.push("no Content-Security-Policy");
  for (const image of document.querySelectorAll("img"))
    if (!image.alt) faults.push(`no text for ${told(image)}`);
  for (const image of document.querySelectorAll("svg")) {
    if (image.closest("[aria-hidden=true]")) continue;
    const text = image.getAttribute("aria-label") || image.querySelector(":scope > title")?.textContent;
    if (image.getAttribute("role") !== "img" || !text) faults.push(`no text for ${told(image)}`);
    const edge = image.getBoundingClientRect();
    for (const word of image.querySelectorAll("text")) {
      const box = word.getBoundingClientRect();
      if (box.width && (box.left < edge.left - 1 || box.right > edge.right + 1)) faults.push(`cut off in a drawing: ${told(word)}`);
    }
  }
  for (const head of document.querySelectorAll("th"))
    if (!head.scope) faults.push(`a heading of neither column nor row: ${told(head)}`);
  return faults;
}
