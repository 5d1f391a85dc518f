
"use strict";
// Filter and comparison. Everything else of the page works without this script. It
// reads and clones what the page holds, and never makes markup of text.
(function () {
  var all = function (what, within) { return Array.prototype.slice.call((within || document).querySelectorAll(what)); };
  var get = function (id) { return document.getElementById(id); };
  var rows = all("tr.row"), people = all("details.person"), bands = all("#controls [name=band]"), picks = all(".pick input");
  var byAnchor = {}, words = {};
  people.forEach(function (p) { byAnchor[p.dataset.for] = p; });
  document.documentElement.className = "js";
  get("controls").hidden = false;

  function textOf(anchor) {
    if (!(anchor in words)) words[anchor] = all("h3, blockquote, q", byAnchor[anchor]).map(function (e) { return e.textContent; }).join(" ").toLowerCase();
    return words[anchor];
  }
  function filter() {
    var find = get("find").value.trim().toLowerCase().split(/\s+/), on = {}, seen = 0;
    bands.forEach(function (b) { on[b.value] = b.checked; });
    var shown = {};
    people.forEach(function (p) {
      var a = p.dataset.for, text = textOf(a);
      shown[a] = on[p.dataset.band] && find.every(function (w) { return text.indexOf(w) >= 0; });
      if (shown[a]) seen++;
    });
    people.concat(rows, all(".rules > li")).forEach(function (e) { e.hidden = !shown[e.dataset.for]; });
    get("said").textContent = seen === people.length ? "" : seen + " of " + people.length + " candidates shown";
  }
  function reveal() {
    var target = location.hash && get(location.hash.slice(1)), fold = target && target.closest("details");
    if (fold) { fold.hidden = false; fold.open = true; fold.querySelector("summary").focus({ preventScroll: true }); }
  }
  function nameOf(anchor) { return byAnchor[anchor].querySelector("h3 .name bdi").textContent; }
  function chosen() { return picks.filter(function (p) { return p.checked; }).map(function (p) { return p.value; }); }
  function pick() {
    var c = chosen();
    picks.forEach(function (p) { p.disabled = c.length === 2 && !p.checked; });
    get("tray").hidden = c.length === 0;
    get("chosen").textContent = c.map(nameOf).join(" and ") + (c.length === 1 ? ": choose one more" : "");
    get("show").disabled = c.length < 2;
  }
  function element(name, content) {
    var e = document.createElement(name);
    [].concat(content).forEach(function (c) { e.append(c); });
    return e;
  }
  function copy(node) {
    var c = node.cloneNode(true);
    all("[id]", c).forEach(function (e) { e.removeAttribute("id"); });
    return c;
  }
  function heading(anchor) {
    var link = element("a", nameOf(anchor)), th = element("th", link);
    link.href = "#" + anchor;
    th.scope = "col";
    return th;
  }
  function side(head, parts) {
    var th = element("th", head);
    th.scope = "row";
    return element("tr", [th].concat(parts.map(function (p) { return element("td", p); })));
  }
  function compare() {
    var c = chosen().map(function (a) { return byAnchor[a]; }), table = get("compare").querySelector("table");
    var corner = element("th", "Requirement");
    corner.scope = "col";
    table.tHead.replaceChildren(element("tr", [corner].concat(chosen().map(heading))));
    var body = [side("Fit", c.map(function (p) { return [copy(p.querySelector("summary .band")), " ", copy(p.querySelector("summary .share"))]; }))];
    var left = all(".group .line", c[0]), right = all(".group .line", c[1]);
    left.forEach(function (l, i) { body.push(side(copy(l.querySelector("h5 bdi")), [copy(l), copy(right[i])])); });
    table.tBodies[0].replaceChildren.apply(table.tBodies[0], body);
    get("compare").hidden = false;
    get("compare-h").focus();
    get("compare-h").scrollIntoView();
  }
  get("find").addEventListener("input", filter);
  bands.forEach(function (b) { b.addEventListener("change", filter); });
  picks.forEach(function (p) { p.addEventListener("change", pick); });
  get("controls").addEventListener("submit", function (e) { e.preventDefault(); });
  get("open").addEventListener("click", function () {
    var open = this.textContent === "Open all";
    people.forEach(function (p) { p.open = open; });
    this.textContent = open ? "Close all" : "Open all";
  });
  get("print").addEventListener("click", function () { window.print(); });
  get("show").addEventListener("click", compare);
  get("clear").addEventListener("click", function () {
    picks.forEach(function (p) { p.checked = false; });
    get("compare").hidden = true;
    pick();
  });
  window.addEventListener("hashchange", reveal);
  reveal();
  filter();
  pick();
}());
