// Draws the pictures of a page with ECharts from the data beside each of them. The tables on the page say the same:
// where this file does not run, nothing is missing. Words come from the page, colours and letters from its style.
"use strict";
(() => {
  const QUIET = matchMedia("(prefers-reduced-motion: reduce)");
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const COARSE = 10;

  const style = () => {
    const root = getComputedStyle(document.documentElement);
    const of = (name) => root.getPropertyValue(name).trim();
    return {
      ink: of("--ink"), muted: of("--muted"), line: of("--line"), strong: of("--line-strong"), surface: of("--surface"),
      accent: of("--accent"), accentInk: of("--accent-ink"), soft: of("--accent-soft"), conflict: of("--conflict"),
      font: getComputedStyle(document.body).fontFamily,
      shade: (n) => of(`--s${n}`),
      shadeInk: (n) => of(`--s${n}-ink`),
    };
  };

  const measure = document.createElement("canvas").getContext("2d");
  const widthOf = (text, look, size = 13, weight = "") => {
    measure.font = `${weight} ${size}px ${look.font}`;
    return Math.ceil(measure.measureText(text).width);
  };
  const cut = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text);

  const tip = (look) => ({
    trigger: "item",
    renderMode: "richText",
    confine: true,
    backgroundColor: look.surface,
    borderColor: look.strong,
    borderWidth: 1,
    padding: [6, 9],
    textStyle: { color: look.ink, fontFamily: look.font, fontSize: 13, width: 260, overflow: "break" },
    formatter: (at) => (at.data && at.data.said) || "",
  });

  const shared = (look) => ({
    animation: !QUIET.matches,
    animationDuration: 250,
    textStyle: { fontFamily: look.font, color: look.ink, fontSize: 13 },
    tooltip: tip(look),
    aria: { enabled: false }, // the page names the picture itself
  });

  // -- heat map: province × period ------------------------------------------------------------------------

  const heat = (data, width, look) => {
    const left = Math.min(Math.max(...data.rows.map((row) => widthOf(row, look, 12))) + 24, 220);
    const cell = Math.max((width - left - 12) / data.columns.length, 28);
    const wide = left + 12 + cell * data.columns.length;
    const years = data.columns.map((column, x) => ({ year: column.year, x })).filter((one, x) => !x || one.year !== data.columns[x - 1].year);
    const top = 58, row = 24, foot = top + data.rows.length * row;
    return {
      width: Math.round(wide),
      height: foot + 12,
      points: data.cells,
      option: {
        ...shared(look),
        grid: { left, right: 12, top, bottom: 12 },
        graphic: years.flatMap((one) => [
          { type: "line", silent: true, z: 5, shape: { x1: left + one.x * cell, y1: 10, x2: left + one.x * cell, y2: foot }, style: { stroke: look.strong, lineWidth: 1 } },
          { type: "text", silent: true, x: left + one.x * cell + 5, y: 10, style: { text: one.year, fill: look.ink, font: `600 12px ${look.font}` } },
        ]),
        xAxis: { type: "category", data: data.columns.map((column) => column.label), position: "top", axisTick: { show: false }, axisLine: { show: false },
          axisLabel: { color: look.muted, fontSize: 10.5, lineHeight: 13, interval: 0, margin: 6 } },
        yAxis: { type: "category", data: data.rows, inverse: true, axisTick: { show: false }, axisLine: { show: false },
          splitLine: { show: true, lineStyle: { color: look.line } },
          axisLabel: { color: look.ink, fontSize: 12, width: left - 14, overflow: "truncate", interval: 0 } },
        series: [{
          type: "heatmap",
          data: data.cells.map((one) => ({
            value: [one.x, one.y, one.n], said: one.said, href: one.href,
            itemStyle: { color: look.shade(one.shade), borderColor: look.surface, borderWidth: 1.5 },
            label: { show: true, color: look.shadeInk(one.shade), fontSize: 11, formatter: one.shown },
          })),
          emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
          cursor: "pointer",
        }],
      },
    };
  };

  // -- timeline: a bar for each period, a lane for each province ----------------------------------------------

  const DAY = 86400000;
  const day = (iso) => Date.parse(iso + "T00:00:00Z");

  const timeline = (data, width, look) => {
    const names = data.rows.map((lane, row) => (row && data.rows[row - 1] === lane ? "" : lane));
    const left = Math.min(Math.max(...names.map((name) => widthOf(name, look, 12))) + 24, 220);
    const from = day(data.from), to = day(data.to) + DAY;
    const first = new Date(from).getUTCFullYear(), last = new Date(to - DAY).getUTCFullYear();
    const lines = Math.max(0, ...data.marks.map((mark) => Math.ceil(widthOf(mark.label, look, 11) / (width / 2 - 20))));
    const top = 34 + lines * 15;
    const bar = (params, api) => {
      const one = data.bars[params.dataIndex];
      const [x, y] = api.coord([day(one.from), one.row]);
      const end = api.coord([day(one.to) + DAY, one.row])[0];
      const wide = one.day ? COARSE : Math.max(end - x - 1, 4);
      const high = api.size([0, 1])[1] - 5;
      const shape = one.day ? { x: x - COARSE / 2, y: y - high / 2, width: wide, height: high, r: COARSE / 2 } : { x, y: y - high / 2, width: wide, height: high, r: 2 };
      const drawn = [{ type: "rect", shape, style: { fill: look.shade(one.shade), stroke: look.strong, lineWidth: 0.75 }, emphasis: { style: { stroke: look.ink, lineWidth: 2 } } }];
      const label = one.shown;
      if (widthOf(label, look, 11) + 4 < wide) {
        drawn.push({ type: "text", silent: true, x: shape.x + wide / 2, y, style: { text: label, fill: look.shadeInk(one.shade), font: `11px ${look.font}`, align: "center", verticalAlign: "middle" } });
      }
      return { type: "group", children: drawn };
    };
    return {
      width,
      height: top + data.rows.length * 22 + 16,
      points: data.bars,
      option: {
        ...shared(look),
        grid: { left, right: 20, top, bottom: 16 },
        xAxis: { type: "value", min: Date.UTC(first, 0, 1), max: Date.UTC(last + 1, 0, 1), position: "top", interval: 1e15,
          axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { show: false } },
        yAxis: { type: "category", data: names, inverse: true, axisTick: { show: false }, axisLine: { lineStyle: { color: look.line } },
          axisLabel: { color: look.ink, fontSize: 12, width: left - 14, overflow: "truncate", interval: 0 } },
        series: [{
          type: "custom", renderItem: bar, cursor: "pointer", clip: true,
          encode: { x: [0, 1], y: 2 },
          data: data.bars.map((one) => ({ value: [day(one.from), day(one.to) + DAY, one.row], said: one.said, href: one.href })),
        }, {
          type: "line", data: [], silent: true, tooltip: { show: false },
          markLine: { silent: true, symbol: "none", animation: false,
            data: [...yearLines(first, last, width - left - 20, look), ...data.marks.map((mark) => ({
              xAxis: day(mark.at), lineStyle: { color: look.conflict, type: "dashed", width: 1.5 },
              label: { show: true, position: "start", distance: [0, 22], formatter: mark.label, color: look.conflict, fontSize: 11, lineHeight: 14,
                width: width / 2 - 20, overflow: "break",
                align: day(mark.at) - from > (to - from) / 2 ? "right" : "left" } }))] },
        }],
      },
    };
  };

  const yearLines = (first, last, width, look) => {
    const each = Math.ceil(((last - first + 1) * 40) / width);
    const lines = [];
    for (let year = first; year <= last + 1; year += each) {
      lines.push({ xAxis: Date.UTC(year, 0, 1), lineStyle: { color: look.line, type: "solid", width: 1 },
        label: { show: year <= last, position: "start", formatter: String(year), color: look.muted, fontSize: 12, align: "left" } });
    }
    return lines;
  };

  // -- network: who acts stands left of what it acts upon ------------------------------------------------------

  const network = (data, width, look) => {
    const layers = [...new Set(data.nodes.map((node) => node.layer))].sort((a, b) => a - b);
    const columns = layers.map((layer) => data.nodes.filter((node) => node.layer === layer));
    for (const column of columns) { // the decision itself stands in the middle of its column
      const centre = column.findIndex((node) => node.centre);
      if (centre >= 0) column.splice(Math.floor((column.length - 1) / 2), 0, ...column.splice(centre, 1));
    }
    const box = Math.max(...data.nodes.map((node) => widthOf(cut(node.name, 40), look, 12, "600"))) + 20;
    const room = Math.max(...data.edges.map((edge) => widthOf(edge.label, look, 11))) + 72;
    const wide = Math.max(Math.min(width, layers.length * (box + 260)), layers.length * box + (layers.length - 1) * room + 24);
    const high = Math.max(Math.max(...columns.map((column) => column.length)) * 44, 88) + 20;
    const step = layers.length > 1 ? (wide - box - 24) / (layers.length - 1) : 0;
    const at = new Map();
    columns.forEach((column, x) => column.forEach((node, y) => {
      at.set(node.id, { x: layers.length > 1 ? 12 + box / 2 + x * step : wide / 2, y: (high / column.length) * (y + 0.5), layer: node.layer });
    }));

    const node = (params) => {
      const one = data.nodes[params.dataIndex], { x, y } = at.get(one.id);
      return { type: "group", children: [
        { type: "rect", shape: { x: x - box / 2, y: y - 14, width: box, height: 28, r: 4 },
          style: { fill: one.centre ? look.accent : look.soft, stroke: one.centre ? look.accent : look.strong, lineWidth: 1 },
          emphasis: { style: { stroke: look.ink, lineWidth: 2 } } },
        { type: "text", silent: true, x, y, style: { text: cut(one.name, 40), fill: one.centre ? look.accentInk : look.ink, font: `600 12px ${look.font}`, align: "center", verticalAlign: "middle" } },
      ] };
    };

    const named = new Set(); // one word for all lines of a kind that end at one side of a box
    const words = [];
    const leaves = (one) => (at.get(one.from).layer <= at.get(one.to).layer ? 1 : -1); // the side of the source
    const comes = (one) => (at.get(one.from).layer < at.get(one.to).layer ? -1 : 1); // the side of the target
    const busy = new Map(); // how many lines end at each side of a box
    for (const one of data.edges) {
      for (const end of [`${one.from}|${leaves(one)}`, `${one.to}|${comes(one)}`]) busy.set(end, (busy.get(end) || 0) + 1);
    }
    const edges = data.edges.map((one) => {
      const from = at.get(one.from), to = at.get(one.to), out = leaves(one), into = comes(one);
      const beside = busy.get(`${one.from}|${out}`) < busy.get(`${one.to}|${into}`) ? "from" : "to"; // the word stands where it is quieter
      const stretch = widthOf(one.label, look, 11) + 26; // straight beside the outer box, where the word stands
      const x1 = from.x + (out * box) / 2, x2 = to.x + into * (box / 2 + 2);
      const a = beside === "from" ? x1 + out * stretch : x1, b = beside === "to" ? x2 + into * stretch : x2;
      const bend = Math.max(Math.abs(b - a) / 2, 30);
      const end = beside === "to" ? to : from, side = beside === "to" ? into : out;
      const key = [one[beside], side, one.label].join("|");
      if (!named.has(key)) words.push({ text: one.label, x: end.x + side * (box / 2 + 14), y: end.y, align: side > 0 ? "left" : "right", ends: one.ends });
      named.add(key);
      return { one, x2, y2: to.y, into, path: `M${x1} ${from.y}L${a} ${from.y}C${a + out * bend} ${from.y} ${b + into * bend} ${to.y} ${b} ${to.y}L${x2} ${to.y}` };
    });
    const edge = (params) => {
      const { one, into, path, x2, y2 } = edges[params.dataIndex];
      const color = one.ends ? look.conflict : look.strong;
      return { type: "group", children: [
        { type: "path", shape: { pathData: path }, style: { fill: "none", stroke: color, lineWidth: 1.5 }, emphasis: { style: { lineWidth: 3 } } },
        { type: "polygon", silent: true, shape: { points: [[x2, y2], [x2 + into * 8, y2 - 4], [x2 + into * 8, y2 + 4]] }, style: { fill: color } },
      ] };
    };
    const word = (params) => {
      const one = words[params.dataIndex];
      return { type: "text", silent: true, x: one.x, y: one.y, style: { text: one.text, fill: one.ends ? look.conflict : look.ink, font: `11px ${look.font}`,
        align: one.align, verticalAlign: "middle", backgroundColor: look.surface, padding: [1, 3] } };
    };

    const custom = { type: "custom", coordinateSystem: "none" };
    return {
      width: Math.round(wide),
      height: Math.round(high),
      look: Math.max(at.get(data.nodes.find((one) => one.centre).id).x - width / 2, 0),
      points: data.nodes.map((one) => ({ said: said(one, data), href: one.href })),
      option: {
        ...shared(look),
        series: [
          { ...custom, renderItem: node, z: 3, cursor: "pointer", data: data.nodes.map((one) => ({ value: 1, said: said(one, data), href: one.href })) },
          { ...custom, renderItem: edge, z: 2, cursor: "default", data: data.edges.map((one) => ({ value: 1, said: one.said })) },
          { ...custom, renderItem: word, z: 4, silent: true, data: words.map(() => 1) },
        ],
      },
    };
  };

  const said = (node, data) => {
    const about = data.edges.filter((edge) => !node.centre && (edge.from === node.id || edge.to === node.id)).map((edge) => edge.said);
    return about.length ? about.join(";\n") : node.name;
  };

  // -- drawing, following, reading with the keyboard ------------------------------------------------------------

  const KINDS = { heat, timeline, network };

  const draw = (place) => {
    const data = JSON.parse(place.dataset.picture);
    const status = place.parentElement.querySelector("[role=status]");
    place.parentElement.hidden = false;
    let chart = null, points = [], current = -1, drawn = 0;

    const paint = () => {
      const width = place.clientWidth;
      if (!width) return;
      const made = KINDS[data.kind](data, width, style());
      points = made.points;
      drawn = width;
      if (!chart) {
        const board = document.createElement("div");
        place.append(board);
        board.style.height = `${made.height}px`;
        board.style.width = `${made.width}px`;
        chart = echarts.init(board, null, { renderer: "svg", width: made.width, height: made.height });
        chart.on("click", (at) => at.data && at.data.href && (location.href = at.data.href));
      } else {
        chart.getDom().style.height = `${made.height}px`;
        chart.getDom().style.width = `${made.width}px`;
        chart.resize({ width: made.width, height: made.height });
      }
      chart.setOption(made.option, true);
      place.scrollLeft = made.look || 0;
    };

    const point = (to) => {
      current = (to + points.length) % points.length;
      chart.dispatchAction({ type: "downplay", seriesIndex: 0 });
      chart.dispatchAction({ type: "highlight", seriesIndex: 0, dataIndex: current });
      chart.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: current });
      status.textContent = points[current].said;
    };

    const leave = () => {
      current = -1;
      chart.dispatchAction({ type: "downplay", seriesIndex: 0 });
      chart.dispatchAction({ type: "hideTip" });
    };

    place.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      if (event.key in steps) point(current < 0 && steps[event.key] < 0 ? points.length - 1 : current + steps[event.key]);
      else if (event.key === "Home") point(0);
      else if (event.key === "End") point(points.length - 1);
      else if (event.key === "Enter" && current >= 0 && points[current].href) location.href = points[current].href;
      else if (event.key === "Escape") leave();
      else return;
      event.preventDefault();
    });
    place.addEventListener("focus", () => (status.textContent = place.dataset.keys));
    place.addEventListener("blur", leave);
    DARK.addEventListener("change", paint);
    new ResizeObserver(() => Math.abs(place.clientWidth - drawn) > 1 && paint()).observe(place);
    paint();
  };

  for (const place of document.querySelectorAll("[data-picture]")) draw(place);
})();
