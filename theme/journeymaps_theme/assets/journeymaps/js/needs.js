/* Arrows of a blueprint: from each action to the actions that it needs.
 *
 * Where cards stand is known in the browser only. An arrow runs at right angles, in the gutters
 * between columns, the gaps between cards and beside the lines, and so crosses no text. The same
 * is said in words on each card, which is all that there is without this script.
 */
(function () {
  "use strict"

  const SVG = "http://www.w3.org/2000/svg"
  const LANES = [-5, -2, 2, 5] // px from the middle of a gutter, which may have a rule in it
  const BEND = 40 // px that an arrow goes round for one corner less
  const SHARED = 12 // times its length is what a way costs that another arrow has taken
  const CROSSING = 15
  const NEAR = 24 // px around two cards: the gutters beside them, and the lines above and below
  const EVERYWHERE = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity }
  const MOST = 400 // arrows; a blueprint with more says it in words alone
  const drawn = new Map() // of each blueprint on the page: its arrows

  class Needs {
    constructor(root) {
      this.root = root
      this.table = root.querySelector(".jm-table")
      this.svg = document.createElementNS(SVG, "svg")
      this.svg.setAttribute("class", "jm-needs")
      this.svg.setAttribute("aria-hidden", "true")
      root.querySelector(".jm-scroll").append(this.svg)
      this.gone = new AbortController()
      const { signal } = this.gone
      this.size = new ResizeObserver(() => requestAnimationFrame(() => this.draw()))
      this.size.observe(this.table)
      // On paper everything stands elsewhere, and this is the only moment to see where.
      this.paper = window.matchMedia("print")
      this.paper.addEventListener("change", () => this.draw(), { signal })
      for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
        this.table.addEventListener(on, (event) => this.light(event.target), { signal })
        this.table.addEventListener(off, () => this.light(null), { signal })
      }
    }

    leave() {
      this.gone.abort()
      this.size.disconnect()
    }

    /** Make the arrows to and from a card stand out. */
    light(target) {
      const own = target?.closest(".jm-action")?.id
      this.svg.toggleAttribute("data-jm-lit", [...this.svg.children].filter((arrow) => {
        const lit = Boolean(own) && (arrow.dataset.from === own || arrow.dataset.to === own)
        arrow.classList.toggle("jm-need--lit", lit)
        return lit
      }).length > 0)
    }

    draw() {
      this.svg.replaceChildren()
      if (this.root.dataset.jmView !== "map") return
      const ground = new Ground(this.table, this.svg)
      const wanted = [...this.table.querySelectorAll("[data-jm-needs]")].flatMap((card) =>
        card.dataset.jmNeeds.split(" ").map((id) => [card.id, id])
      ).filter(([from, to]) => from !== to && ground.cards.has(from) && ground.cards.has(to))
      if (wanted.length > MOST) return
      // Short ones first: they have the least choice.
      const far = ([from, to]) => distance(ground.cards.get(from), ground.cards.get(to))
      wanted.sort((one, other) => far(one) - far(other))
      for (const [from, to] of wanted) {
        const way = ground.way(from, to)
        if (way) this.svg.append(arrow(way, from, to))
      }
    }
  }

  /** The cards of a table, and the ways between them. */
  class Ground {
    constructor(table, svg) {
      const origin = svg.getBoundingClientRect()
      const zoom = table.currentCSSZoom || 1
      const box = (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return {
          left: (left - origin.left) / zoom, right: (right - origin.left) / zoom,
          top: (top - origin.top) / zoom, bottom: (bottom - origin.top) / zoom,
        }
      }
      this.cards = new Map([...table.querySelectorAll(".jm-action")].map((card) => [card.id, box(card)]))
      this.taken = [] // the straight parts of all arrows so far
      const stages = [...table.querySelectorAll(".jm-stage")]
      const boxes = stages.map(box)
      const left = Math.min(...boxes.map((stage) => stage.left))
      const right = Math.max(...boxes.map((stage) => stage.right))
      const columns = stages.reduce((sum, stage) => sum + stage.colSpan, 0)
      this.across = Array.from({ length: columns + 1 }, (_, at) => left + ((right - left) * at) / columns)
        .flatMap((middle) => LANES.map((lane) => middle + lane))
        .filter((x) => x > left && x < right)
      const lines = [...table.querySelectorAll(".jm-line")].map(box)
      this.down = [
        ...lines.flatMap(({ top, bottom }) => [-12, -8, 8, 12].map((lane) => (top + bottom) / 2 + lane)),
        ...[...this.cards.values()].flatMap(({ top, bottom }) => [top - 4, top - 8, bottom + 4, bottom + 8]),
      ]
    }

    /** The cheapest way from one card to another, as corners; null where there is none. */
    way(from, to) {
      const [start, end] = [this.cards.get(from), this.cards.get(to)]
      // Most ways stay near their cards; those that cannot are looked for everywhere.
      const near = grown({
        left: Math.min(start.left, end.left), right: Math.max(start.right, end.right),
        top: Math.min(start.top, end.top), bottom: Math.max(start.bottom, end.bottom),
      }, NEAR)
      return this.search(from, to, near) ?? this.search(from, to, EVERYWHERE)
    }

    search(from, to, region) {
      const [start, end] = [this.cards.get(from), this.cards.get(to)]
      const [leaving, arriving] = [ports(start, 0.62), ports(end, 0.38)]
      const all = [...leaving, ...arriving]
      const xs = sorted([...this.across.filter((x) => x > region.left && x < region.right), ...all.map((port) => port.x)])
      const ys = sorted([...this.down.filter((y) => y > region.top && y < region.bottom), ...all.map((port) => port.y)])
      const others = [...this.cards].filter(([, card]) => meet(card, region))
        .map(([id, card]) => grown(card, id === from || id === to ? -0.5 : 1.5))
      const at = (port) => xs.indexOf(round(port.x)) * ys.length + ys.indexOf(round(port.y))
      const goals = new Map(arriving.map((port) => [at(port), port]))
      const cost = new Float64Array(xs.length * ys.length * 2).fill(Infinity)
      const before = new Int32Array(cost.length).fill(-1)
      const queue = new Heap()
      const reach = (state, price, last) => {
        if (price >= cost[state]) return
        cost[state] = price
        before[state] = last
        queue.push(price, state)
      }
      // A state is a crossing of two lanes and how it was reached: 0 across, 1 down.
      for (const port of leaving) reach(at(port) * 2 + port.down, 0, -1)
      while (queue.size) {
        const [price, state] = queue.pop()
        if (price > cost[state]) continue
        const [node, heading] = [state >> 1, state & 1]
        if (goals.get(node)?.down === heading && before[state] !== -1) {
          return this.take(corners(state, before, xs, ys), to)
        }
        const [i, j] = [Math.floor(node / ys.length), node % ys.length]
        for (const [x, y, turn] of [[i - 1, j, 0], [i + 1, j, 0], [i, j - 1, 1], [i, j + 1, 1]]) {
          if (x < 0 || y < 0 || x >= xs.length || y >= ys.length) continue
          const part = straight([xs[i], ys[j]], [xs[x], ys[y]], to)
          if (others.some((card) => meet(part, card))) continue
          const bend = turn === heading ? 0 : BEND
          reach((x * ys.length + y) * 2 + turn, price + bend + this.price(part), state)
        }
      }
      return null
    }

    /** What a straight part costs: its length, more where arrows to somewhere else are in its way. */
    price(part) {
      const length = part.right - part.left + part.bottom - part.top
      let price = length
      for (const other of this.taken) {
        if (other.to === part.to || !meet(part, other)) continue
        price += other.down === part.down ? SHARED * length : CROSSING
      }
      return price
    }

    take(points, to) {
      for (let at = 1; at < points.length; at++) {
        this.taken.push(grown(straight(points[at - 1], points[at], to), 1.5))
      }
      return points
    }
  }

  /** Where arrows may touch a card: at its sides beside its first line, above it and below it. */
  function ports({ left, right, top, bottom }, share) {
    const [x, y] = [left + (right - left) * share, top + Math.min(24, bottom - top) * share]
    return [
      { x: left, y, down: 0 }, { x: right, y, down: 0 },
      { x, y: top, down: 1 }, { x, y: bottom, down: 1 },
    ]
  }

  function straight([x, y], [otherX, otherY], to) {
    return {
      left: Math.min(x, otherX), right: Math.max(x, otherX),
      top: Math.min(y, otherY), bottom: Math.max(y, otherY), down: x === otherX, to,
    }
  }

  function grown({ left, right, top, bottom, ...more }, by) {
    return { ...more, left: left - by, right: right + by, top: top - by, bottom: bottom + by }
  }

  function meet(one, other) {
    return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top
  }

  function distance(one, other) {
    return Math.abs(one.left - other.left) + Math.abs(one.top - other.top)
  }

  function round(value) {
    return Math.round(value * 4) / 4
  }

  function sorted(values) {
    return [...new Set(values.map(round))].sort((one, other) => one - other)
  }

  function corners(state, before, xs, ys) {
    const points = []
    for (let at = state; at !== -1; at = before[at]) {
      points.unshift([xs[Math.floor((at >> 1) / ys.length)], ys[(at >> 1) % ys.length]])
    }
    return points.filter(([x, y], at) => {
      const [[x0, y0], [x1, y1]] = [points[at - 1] ?? [NaN, NaN], points[at + 1] ?? [NaN, NaN]]
      return !((x0 === x && x === x1) || (y0 === y && y === y1))
    })
  }

  /** A way with round corners and a head at its end. */
  function arrow(points, from, to) {
    const path = document.createElementNS(SVG, "path")
    const end = points.at(-1)
    const towards = (one, other, by) => {
      const [dx, dy] = [other[0] - one[0], other[1] - one[1]]
      const length = Math.hypot(dx, dy) || 1
      return [one[0] + (dx * by) / length, one[1] + (dy * by) / length]
    }
    const way = points.map((point, at) => {
      if (!at) return `M${point}`
      const next = points[at + 1]
      if (!next) return `L${point}`
      const radius = Math.min(4, ...[points[at - 1], next].map((near) => Math.hypot(near[0] - point[0], near[1] - point[1]) / 2))
      return `L${towards(point, points[at - 1], radius)}Q${point} ${towards(point, next, radius)}`
    })
    const neck = towards(end, points.at(-2), 5)
    const [dx, dy] = [(end[0] - neck[0]) * 0.7, (end[1] - neck[1]) * 0.7]
    const head = `M${[neck[0] - dy, neck[1] + dx]}L${end}L${[neck[0] + dy, neck[1] - dx]}`
    path.setAttribute("d", way.join("") + head)
    path.setAttribute("class", "jm-need")
    Object.assign(path.dataset, { from, to })
    return path
  }

  /** A queue that gives the cheapest first. */
  class Heap {
    constructor() {
      this.items = []
    }

    get size() {
      return this.items.length
    }

    push(price, value) {
      const { items } = this
      let at = items.push([price, value]) - 1
      while (at && items[(at - 1) >> 1][0] > items[at][0]) {
        const up = (at - 1) >> 1
        ;[items[up], items[at]] = [items[at], items[up]]
        at = up
      }
    }

    pop() {
      const { items } = this
      const [first] = items
      const last = items.pop()
      if (items.length) {
        items[0] = last
        let at = 0
        for (;;) {
          const [left, right] = [2 * at + 1, 2 * at + 2]
          let least = at
          if (left < items.length && items[left][0] < items[least][0]) least = left
          if (right < items.length && items[right][0] < items[least][0]) least = right
          if (least === at) break
          ;[items[least], items[at]] = [items[at], items[least]]
          at = least
        }
      }
      return first
    }
  }

  function start() {
    for (const [root, needs] of drawn) {
      if (root.isConnected) continue
      needs.leave()
      drawn.delete(root)
    }
    for (const root of document.querySelectorAll(".jm-blueprint:has([data-jm-needs])")) {
      if (!drawn.has(root)) drawn.set(root, new Needs(root))
    }
  }

  window.journeymaps.onPage(start)
})()
