(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const form = one(".controls"), search = form.elements.text, boxes = all("input[type=checkbox]", form);
  const output = one("output", form), reset = one("button[type=reset]", form);
  const sheet = one(".sheet"), view = one(".scroll");
  const values = (article, facet) => (article.dataset[facet] || "").split(" ");

  const events = all("article").map((article) => ({
    article, id: article.id.slice(6), leaders: values(article, "leaders"),
    themes: values(article, "themes"), text: "", drawn: [],
  }));
  const idOf = (link) => link.getAttribute("href").slice(7);
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const tracks = all(".track").map((track) => {
    const links = all(".full a", track), count = one(".name i", track);
    for (const link of links) eventOf.get(idOf(link)).drawn.push(link);
    return { track, links, count, said: count.textContent, wasOpen: track.open, lanes: null };
  });
  const groups = all(".list section").map((group) => ({
    group, articles: all("article", group),
  }));

  // What the page says by itself, such as "part of" and the numbers of paragraphs, is not searched.
  const { spellings: pairs, names, kinds, places } = JSON.parse(one("#search-data").textContent);
  const spellings = Search.spellingsOf(pairs);
  events.forEach((event, number) => { event.kind = kinds[places[number]]; });
  const occurring = new Set();
  function textOf(event) {
    if (event.text) return event.text;
    const parts = all("h3, article > p:not(:first-child, .who), blockquote p, details > p", event.article).map(ownText);
    // A name ends with its line.
    const facts = all(".who", event.article).flatMap((part) => ownText(part).split(/,\n| · /));
    parts.push(...facts.filter((fact) => fact !== "part of "));
    for (const [name, also] of names) if (facts.includes(name)) parts.push(also);
    for (const link of all("details > p > a", event.article)) parts.push(gistOf(link));
    event.text = Search.ready([event.kind, ...parts]);
    for (const word of event.text.split(/\s+/)) occurring.add(word);
    return event.text;
  }
  function ownText(part) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("small, cite, b, .who a, details > p")) texts.push(walker.currentNode.data);
    }
    return texts.join("");
  }
  const gistOf = (link) => one(link.getAttribute("href")).textContent.replace(/^.*?: /, "");
  function asked(text) {
    if (!text.trim()) return [];
    events.forEach(textOf);
    return Search.read(text, spellings, (word) => occurring.has(word));
  }

  const chosen = (facet) => boxes.filter((box) => box.name === facet && box.checked).map((box) => box.dataset.code);
  const passes = (wanted, has) => !wanted.length || wanted.some((value) => has.includes(value));
  let isFiltered = false;

  function apply() {
    const leaders = chosen("leaders"), themes = chosen("themes"), terms = asked(search.value);
    const wasFiltered = isFiltered;
    isFiltered = Boolean(leaders.length || themes.length || terms.length);
    if (!isFiltered && !wasFiltered) return;
    let shown = 0;
    for (const event of events) {
      const isShown = passes(leaders, event.leaders) && passes(themes, event.themes)
        && (!terms.length || Search.holds(textOf(event), terms));
      shown += isShown;
      if (event.isOut === !isShown) continue;
      event.isOut = !isShown;
      event.article.hidden = !isShown;
      for (const link of event.drawn) link.classList.toggle("out", !isShown);
    }
    for (const { group, articles } of groups) group.hidden = articles.every((article) => article.hidden);
    showTracks(wasFiltered, shown <= MOST_OPENED);
    output.textContent = isFiltered ? `${shown.toLocaleString("en")} of ${events.length.toLocaleString("en")} shown` : "";
    reset.hidden = !isFiltered;
    one(".none").hidden = shown > 0;
    for (const facet of all(".facet", form)) facet.classList.toggle("on", Boolean(one("input:checked", facet)));
  }

  // A line counts all events of its track, so what passes a filter is shown one by one; of more than
  // these, a track says how many.
  const MOST_OPENED = 300;
  function showTracks(wasFiltered, isFew) {
    document.body.classList.toggle("filtered", isFiltered);
    for (const each of tracks) {
      const left = each.links.filter(isLeft).length;
      if (isFiltered && !wasFiltered) each.wasOpen = each.track.open;
      each.track.hidden = !left;
      each.track.open = isFiltered ? isFew && left > 0 : each.wasOpen;
      each.count.textContent = isFiltered ? `${left} of ${each.said}` : each.said;
      if (left) closeUp(each);
    }
  }
  const isLeft = (link) => !eventOf.get(idOf(link)).isOut;

  // Lanes in which nothing is left close up.
  function closeUp(each) {
    const svg = one(".full", each.track), box = svg.viewBox.baseVal;
    if (!each.lanes) {
      each.lanes = lanesOf(each.links);
      each.height = box.height;
    }
    let gone = 0;
    each.lanes.forEach(({ top, links }, number) => {
      if (links.some(isLeft)) for (const link of links) link.setAttribute("transform", `translate(0 ${-gone})`);
      else gone += (number + 1 < each.lanes.length ? each.lanes[number + 1].top : each.height) - top;
    });
    svg.setAttribute("viewBox", `0 0 ${box.width} ${each.height - gone}`);
  }

  function lanesOf(links) {
    const lanes = [];
    const placed = links.map((link) => ({ link, top: topOf(link) })).sort((a, b) => a.top - b.top);
    for (const { link, top } of placed) {
      const last = lanes[lanes.length - 1];
      if (last && top - last.top < HALF_LANE) last.links.push(link);
      else lanes.push({ top, links: [link] });
    }
    return lanes;
  }

  // The first line of a lane is 22 high: a box of 19 in it, a mark in its middle, a label around that.
  const HALF_LANE = 11, TOPS = [["rect", "y", 1.5], ["circle", "cy", HALF_LANE], ["text", "y", 15.6]];
  function topOf(link) {
    for (const [kind, name, below] of TOPS) {
      const part = one(kind, link);
      if (part) return Number(part.getAttribute(name)) - below;
    }
    return 0;
  }

  // The parts of a link are those of the program: event, leaders, themes, text.
  function written() {
    const parts = new URLSearchParams();
    const selected = one("article.chosen");
    if (selected) parts.append("event", selected.id.slice(6));
    for (const box of boxes) if (box.checked) parts.append(box.name, box.value);
    if (search.value.trim()) parts.append("text", search.value.trim());
    history.replaceState(null, "", parts.size ? `#${parts}` : location.pathname + location.search);
  }

  function follow() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const isLink = ["event", "leaders", "themes", "text"].some((name) => parts.has(name));
    if (!isLink) return;
    if (["leaders", "themes", "text"].some((name) => parts.has(name))) {
      for (const box of boxes) box.checked = parts.getAll(box.name).includes(box.value);
      search.value = parts.get("text") || "";
      apply();
    }
    select(parts.get("event"));
  }

  function select(id) {
    const event = eventOf.get(id);
    for (const old of all(".chosen")) old.classList.remove("chosen");
    if (!event) return;
    if (event.article.hidden) clear();
    event.article.classList.add("chosen");
    for (const link of event.drawn) link.classList.add("chosen");
    event.article.scrollIntoView({ block: "center" });
  }

  function clear() {
    for (const box of boxes) box.checked = false;
    search.value = "";
    apply();
  }

  // What a pointer is told; a link that is cut has its title already.
  function tell(link) {
    if (!link || link.dataset.told) return;
    const event = eventOf.get(idOf(link));
    const title = one("title", link) || link.insertBefore(
      document.createElementNS("http://www.w3.org/2000/svg", "title"), link.firstChild);
    title.textContent = `${one("h3", event.article).textContent}\n${event.article.firstElementChild.textContent.trim()}`;
    link.dataset.told = "yes";
  }

  let zoom = 1;
  function zoomTo(wanted, clientX) {
    const before = zoom, box = view.getBoundingClientRect();
    zoom = Math.min(5, Math.max(1, wanted));
    const gutter = parseFloat(getComputedStyle(one(".ruler")).marginLeft);
    const at = (clientX === undefined ? box.left + (box.width + gutter) / 2 : clientX) - box.left;
    const time = (view.scrollLeft + at - gutter) / before;
    sheet.style.setProperty("--z", zoom);
    view.scrollLeft = time * zoom + gutter - at;
  }

  // Two letters typed at speed are searched for at once, and nobody sees the pause.
  const PAUSE_MS = 30;
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { apply(); written(); }, PAUSE_MS);
  });
  form.addEventListener("change", () => { apply(); written(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => { event.preventDefault(); clear(); written(); search.focus(); });
  one("[data-reset]").addEventListener("click", () => { clear(); written(); });
  for (const button of all("[data-zoom]")) button.addEventListener("click", () => {
    zoomTo(button.dataset.zoom === "0" ? 1 : zoom * 1.3 ** Number(button.dataset.zoom));
  });
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo(zoom * 1.0015 ** -event.deltaY, event.clientX);
  }, { passive: false });
  view.addEventListener("pointerover", (event) => tell(event.target.closest("a")));
  view.addEventListener("keydown", (event) => {
    if (event.key === "+" || event.key === "-") zoomTo(zoom * 1.3 ** (event.key === "+" ? 1 : -1));
  });
  const facets = all(".facet", form);
  document.addEventListener("click", (event) => {
    for (const facet of facets) if (!facet.contains(event.target)) facet.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const open = facets.find((facet) => facet.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    one("summary", open).focus();
  });
  window.addEventListener("hashchange", follow);
  // What stands once among the sources is read in place.
  document.addEventListener("toggle", ({ target: details }) => {
    if (!details.matches("article details[open]")) return;
    const left = one(":scope > p", details), links = all(":scope > p > a", details);
    if (!left) return;
    const quotes = one("blockquote", details) ?? document.createElement("blockquote");
    for (const link of links) {
      const [quote, gist, cite] = ["p", "i", "cite"].map((tag) => document.createElement(tag));
      gist.textContent = gistOf(link);
      cite.append(link);
      quote.append(gist, cite);
      quotes.append(quote);
    }
    left.replaceWith(quotes);
  }, true);

  // What is searched is made ready while nobody waits for it.
  let ready = 0;
  const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 100));
  idle(function work(time) {
    while (ready < events.length && time.timeRemaining() > 1) textOf(events[ready++]);
    if (ready < events.length) idle(work);
  });
  form.hidden = one(".zoom").hidden = false;
  follow();
})();
