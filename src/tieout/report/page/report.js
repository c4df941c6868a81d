"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const table = document.getElementById("facts");
  const body = table.tBodies[0];
  const filter = document.getElementById("filter");
  const count = document.getElementById("count");
  const more = document.getElementById("more");
  const page = 50;
  const opened = 5;
  const entries = [];
  let hits = [];
  let limit = page;
  const off = new Set(["single"]);

  // Every text from a document goes in as textContent, so nothing a document says can become markup.
  function make(tag, text, kind) {
    const node = document.createElement(tag);
    if (text !== undefined && text !== "") node.textContent = text;
    if (kind) node.className = kind;
    return node;
  }

  function heading() {
    const row = document.createElement("tr");
    const names = ["Fact", "Verdict"];
    for (const name of names) row.append(header(name));
    if (data.sparse) row.append(header("Who says what"));
    else for (const source of data.documents) row.append(header(source.name, source.day));
    table.tHead.append(row);
  }

  function header(name, small) {
    const cell = make("th", name);
    cell.scope = "col";
    if (small) cell.append(make("small", small));
    return cell;
  }

  function kindOf(fact) {
    if (fact.status === "waived") return "waived";
    return fact.verdict === "discrepancy" ? fact.severity || "major" : fact.verdict;
  }

  function addFact(fact) {
    entries.push({ fact, text: null, kind: kindOf(fact), row: null, button: null, detail: null });
  }

  // What a fact is found by is put together at the first word typed: the page need not wait for it.
  function textOf(entry) {
    if (entry.text === null) {
      const fact = entry.fact;
      entry.text = [fact.id, fact.entity, fact.about, fact.reason, entry.kind, fact.verdict]
        .concat(fact.positions.map((position) => position.value), fact.claims.map((claim) => claim.words))
        .join(" ").toLowerCase();
    }
    return entry.text;
  }

  // A row is made when it is first shown: the page opens at once however many facts it holds.
  function rowOf(entry) {
    if (entry.row) return entry.row;
    const fact = entry.fact;
    const row = make("tr", "", "fact");
    const first = make("th");
    first.scope = "row";
    const button = make("button", fact.entity);
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.append(make("span", fact.about));
    first.append(button);
    const verdict = make("td");
    verdict.append(make("span", entry.kind, "badge " + entry.kind));
    row.append(first, verdict);
    if (data.sparse) row.append(positions(fact));
    else stated(fact).forEach((cell) => row.append(cell));
    row.addEventListener("click", () => toggle(entry));
    button.addEventListener("keydown", (event) => move(event, entry));
    entry.row = row;
    entry.button = button;
    return row;
  }

  function positions(fact) {
    const cell = make("td", "", "value");
    fact.positions.forEach((position) => {
      const names = position.documents.slice(0, 3).map((document) => data.documents[document].name).join(", ");
      const more = position.documents.length > 3 ? " and " + (position.documents.length - 3) + " more" : "";
      const line = make("div", position.value + " (" + names + more + ")");
      if (position.documents.some((document) => fact.out.includes(document))) line.className = "out";
      cell.append(line);
    });
    return cell;
  }

  function stated(fact) {
    const said = new Map(fact.stated);
    return data.documents.map((source, document) => {
      const cell = make("td", said.get(document), said.has(document) ? "value" : "value empty");
      cell.dataset.label = source.name;
      if (fact.out.includes(document)) cell.classList.add("out");
      return cell;
    });
  }

  function toggle(entry) {
    if (entry.detail) {
      entry.detail.remove();
      entry.detail = null;
    } else {
      entry.detail = detail(entry.fact);
      if (entry.row.parentNode) entry.row.after(entry.detail);
    }
    entry.row.classList.toggle("open", Boolean(entry.detail));
    entry.button.setAttribute("aria-expanded", String(Boolean(entry.detail)));
  }

  // What must be acted on is open when the page is: nobody should have to click to read it.
  function openWorst() {
    entries.filter((entry) => entry.kind === "major" || entry.kind === "minor").slice(0, opened).forEach((entry) => {
      rowOf(entry);
      toggle(entry);
    });
  }

  function detail(fact) {
    const row = make("tr", "", "detail");
    const cell = make("td");
    cell.colSpan = table.tHead.rows[0].cells.length;
    cell.append(make("p", fact.reason, "reason"), make("p", fact.note, "from"));
    const line = numberLine(fact);
    if (line) cell.append(line);
    const cards = make("div", "", "cards");
    for (const claim of fact.claims) cards.append(card(claim));
    cell.append(cards);
    row.append(cell);
    return row;
  }

  function card(claim) {
    const source = data.documents[claim.document];
    const box = make("div", "", "card");
    box.append(make("div", claim.value, "stated"));
    const said = [source.name, source.day, claim.citing, source.shared].filter(Boolean).join(", ");
    box.append(make("div", said, "from"));
    if (claim.words) {
      const quote = make("p");
      quote.append("“" + claim.before, make("mark", claim.words), claim.after + "”");
      box.append(quote);
    }
    const [start, end] = claim.at;
    box.append(make("div", source.id + ", characters " + start + " to " + end + ", claim " + claim.id, "from"));
    return box;
  }

  const svg = "http://www.w3.org/2000/svg";

  function shape(tag, attributes, text) {
    const node = document.createElementNS(svg, tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    if (text) node.textContent = text;
    return node;
  }

  function cut(text, room) {
    return text.length > room ? text.slice(0, room - 1) + "…" : text;
  }

  // One row a claim: a pale bar over all that its words allow, a dark mark on what they state, an arrow at an open end.
  function numberLine(fact) {
    const drawn = fact.claims.filter((claim) => claim.low !== null || claim.high !== null);
    if (drawn.length < 2) return null;
    const ends = drawn.flatMap((claim) => [claim.low, claim.high, ...claim.allowed]).filter((end) => end !== null);
    let least = Math.min(...ends), most = Math.max(...ends);
    if (!(most > least)) return null;
    const margin = (most - least) * 0.06;
    least -= margin; most += margin;
    const narrow = window.innerWidth < 700;
    const whole = narrow ? 380 : 720, left = narrow ? 110 : 180, right = narrow ? 268 : 570, room = narrow ? 15 : 24;
    const step = 22, height = drawn.length * step + 34;
    const at = (amount) => left + (amount - least) / (most - least) * (right - left);
    const picture = shape("svg", { viewBox: "0 0 " + whole + " " + height, class: "line", role: "img" });
    const names = drawn.map((claim) => data.documents[claim.document].name);
    picture.append(shape("title", {}, "Who stands where: " + drawn.map((claim, number) =>
      names[number] + " " + claim.value).join(", ")));
    picture.append(shape("line", { x1: left, x2: right, y1: height - 22, y2: height - 22, class: "axis" }));
    const marks = new Map(drawn.flatMap((claim) => [[claim.low, claim.ends[0]], [claim.high, claim.ends[1]]]));
    marks.delete(null);
    const outer = [Math.min(...marks.keys()), Math.max(...marks.keys())];
    for (const end of new Set(outer)) {
      picture.append(shape("line", { x1: at(end), x2: at(end), y1: height - 25, y2: height - 19, class: "axis" }));
      picture.append(shape("text", { x: at(end), y: height - 6, "text-anchor": "middle" }, marks.get(end)));
    }
    drawn.forEach((claim, number) => {
      const y = 18 + number * step, [low, high] = claim.allowed;
      const from = low === null ? left : at(low), to = high === null ? right : at(high);
      picture.append(shape("text", { x: 4, y: y + 4 }, cut(names[number], room)));
      picture.append(shape("rect", { x: from, y: y - 6, width: Math.max(to - from, 2), height: 12, class: "span" }));
      if (low === null) picture.append(shape("path", { d: "M" + (left - 8) + " " + y + "l8 -6v12z", class: "point" }));
      if (high === null) picture.append(shape("path", { d: "M" + (right + 8) + " " + y + "l-8 -6v12z", class: "point" }));
      if (claim.low !== null && claim.low === claim.high) {
        picture.append(shape("circle", { cx: at(claim.low), cy: y, r: 5, class: "point" }));
      }
      picture.append(shape("text", { x: right + 14, y: y + 4 }, cut(claim.value, narrow ? 13 : 22)));
    });
    return picture;
  }

  function apply() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    hits = entries.filter((entry) => !off.has(entry.kind) && words.every((word) => textOf(entry).includes(word)));
    const shown = hits.slice(0, limit);
    body.replaceChildren(...shown.flatMap((entry) => (entry.detail ? [rowOf(entry), entry.detail] : [rowOf(entry)])));
    count.textContent = hits.length + " of " + entries.length + " facts";
    more.hidden = hits.length <= limit;
    more.textContent = "Show " + Math.min(page, hits.length - limit) + " more of " + (hits.length - limit);
  }

  function move(event, entry) {
    const step = event.key === "ArrowDown" || event.key === "j" ? 1 : event.key === "ArrowUp" || event.key === "k" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const place = hits.indexOf(entry) + step;
    if (place >= 0 && place < Math.min(limit, hits.length)) hits[place].button.focus();
  }

  function buttons() {
    const kinds = ["major", "minor", "updated", "compatible", "agree", "single", "waived"];
    const place = document.getElementById("kinds");
    for (const kind of kinds) {
      const number = entries.filter((entry) => entry.kind === kind).length;
      if (!number) continue;
      const button = make("button", kind + " " + number);
      button.type = "button";
      button.dataset.kind = kind;
      button.setAttribute("aria-pressed", String(!off.has(kind)));
      button.addEventListener("click", () => {
        if (!off.delete(kind)) off.add(kind);
        button.setAttribute("aria-pressed", String(!off.has(kind)));
        apply();
      });
      place.append(button);
    }
  }

  heading();
  data.facts.forEach(addFact);
  buttons();
  openWorst();
  filter.addEventListener("input", () => {
    limit = page;
    apply();
  });
  window.addEventListener("beforeprint", () => {
    limit = entries.length;
    apply();
  });
  more.addEventListener("click", () => {
    limit += page;
    apply();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== filter) {
      event.preventDefault();
      filter.focus();
    } else if (event.key === "Escape" && document.activeElement === filter) {
      filter.value = "";
      apply();
    } else if (event.key === "ArrowDown" && document.activeElement === filter && hits.length) {
      event.preventDefault();
      hits[0].button.focus();
    }
  });
  apply();
})();
