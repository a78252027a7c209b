/* The live chart: plotly takes the place of the drawing, over the same pixels.
 *
 * data-jm-chart says when: "visible", once the page has loaded, the browser is idle and the chart
 * is in view; "intent", when a mouse enters it or Explore is pressed; "static", never. A visitor
 * who asked to save data gets "intent". If plotly cannot be loaded, the drawing stays.
 */
(function () {
  "use strict"

  const LIBRARY = new URL("../vendor/plotly-basic.min.js", document.currentScript.src).href
  const charts = new Map() // of each live plot: its figure and its observer
  let library = null

  function load(plot) {
    const own = plot.dataset.jmPlotly
    library = library || new Promise((done, fail) => {
      const script = document.createElement("script")
      script.src = own ? new URL(own, document.baseURI).href : LIBRARY
      script.onload = () => {
        keepStyles()
        if (window.Plotly) done(window.Plotly)
        else fail()
      }
      script.onerror = fail
      document.head.append(script)
    })
    return library
  }

  /** Plotly puts its CSS into the head once; Material sweeps the head when it replaces the page. */
  function keepStyles() {
    const style = document.getElementById("plotly.js-style-global")
    if (!style) return
    const kept = new CSSStyleSheet()
    for (const rule of style.sheet.cssRules) kept.insertRule(rule.cssText, kept.cssRules.length)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, kept]
  }

  /** Plotly measures far to the left of the page, which would widen one that is read to the left. */
  function keepInside() {
    const measure = document.getElementById("js-plotly-tester")
    if (measure) measure.style.position = "fixed"
  }

  // -- The figure: it names roles of colours, which CSS knows, and parts of its curves' samples --------

  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true })

  /** Any CSS colour as rgba(), which is what plotly understands. */
  function rgba(colour, strength) {
    pixel.clearRect(0, 0, 1, 1)
    pixel.fillStyle = colour
    pixel.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data
    return `rgba(${red}, ${green}, ${blue}, ${((alpha / 255) * strength).toFixed(3)})`
  }

  /** A chart's figure with colours (`@ink`, `@pos/faint`) and samples (`@0/24/48`) put in. */
  function figureOf(plot) {
    const figure = JSON.parse(box(plot).dataset.jmFigure)
    const probe = plot.appendChild(document.createElement("i"))
    const style = getComputedStyle(probe)
    const known = {}

    function colour(role) {
      if (!known[role]) {
        const [name, strength] = role.slice(1).split("/")
        probe.style.color = `var(--jm-${name})`
        const opacity = strength ? Number(style.getPropertyValue(`--jm-area-${strength}`)) : 1
        known[role] = rgba(style.color, opacity)
      }
      return known[role]
    }

    /** Only where a colour is expected: what authors wrote may begin with @ as well. */
    function paint(value, isColour) {
      for (const [key, each] of Object.entries(value)) {
        const here = isColour || key.includes("color")
        if (each && typeof each === "object") paint(each, here)
        else if (here && typeof each === "string" && each.startsWith("@")) value[key] = colour(each)
      }
    }

    paint(figure, false)
    for (const trace of figure.data) {
      if (typeof trace.y !== "string") continue
      const [run, first, last] = trace.y.slice(1).split("/").map(Number)
      trace.y = figure.samples[run].slice(first, last + 1).map((each) => each * figure.unit)
    }
    figure.page = colour("@page")
    probe.remove()
    return figure
  }

  // -- Drawing ----------------------------------------------------------------------------------------

  function box(plot) {
    return plot.querySelector(".jm-live")
  }

  function fitted(plot) {
    const figure = figureOf(plot)
    const hidden = (plot.dataset.jmHidden || "").split(" ")
    for (const trace of figure.data) trace.visible = !hidden.includes(trace.legendgroup)
    figure.layout.width = box(plot).clientWidth
    figure.layout.height = box(plot).clientHeight
    figure.layout.font.family = getComputedStyle(plot).fontFamily
    if (isMirrored(plot)) mirror(figure.layout)
    return figure
  }

  function isMirrored(element) {
    return getComputedStyle(element).direction === "rtl"
  }

  /** Where words run from right to left, columns do: mirrored.css mirrors the drawing, this plotly. */
  function mirror({ xaxis, yaxis, annotations }) {
    const other = { left: "right", right: "left" }
    xaxis.range.reverse()
    yaxis.side = "right"
    for (const text of annotations) {
      if (text.xref === "paper") text.x = 1 - text.x
      if (text.xshift) text.xshift = -text.xshift
      text.xanchor = other[text.xanchor] || text.xanchor
    }
  }

  async function enliven(plot) {
    if (charts.has(plot)) return
    charts.set(plot, null)
    let Plotly
    try {
      Plotly = await load(plot)
    } catch {
      library = null
      charts.delete(plot)
      return
    }
    if (!plot.isConnected) return leave(plot)
    const figure = fitted(plot)
    await Plotly.newPlot(box(plot), figure.data, figure.layout, figure.config)
    keepInside()
    if (!plot.isConnected) return leave(plot)
    const observer = new ResizeObserver(() => resize(plot))
    observer.observe(box(plot))
    charts.set(plot, observer)
    // Only a curve has columns; what stands in a field can be pressed itself.
    if (plot.closest("table")) hear(plot, Math.max(...figure.layout.xaxis.range))
    plot.classList.add("jm-plot--live")
    offer(plot)
  }

  function resize(plot) {
    const { clientWidth: width, clientHeight: height } = box(plot)
    const drawn = box(plot).layout
    if (width && height && (width !== drawn.width || height !== drawn.height)) {
      window.Plotly.relayout(box(plot), { width, height })
    }
  }

  function redraw(plot) {
    const figure = fitted(plot)
    window.Plotly.react(box(plot), figure.data, figure.layout, figure.config)
  }

  function leave(plot) {
    const observer = charts.get(plot)
    if (observer) observer.disconnect()
    if (window.Plotly) window.Plotly.purge(box(plot))
    charts.delete(plot)
  }

  // -- What the live chart adds -------------------------------------------------------------------------

  /** One tooltip for all values of the column under the pointer, where it covers none of them. */
  function hear(plot, columns) {
    const places = [...plot.querySelectorAll(".jm-place")]
    const x = (place) => place.style.getPropertyValue("--jm-x")
    box(plot).on("plotly_hover", ({ points }) => {
      const left = (100 * points[0].x) / columns
      const place = places.find((each) => Math.abs(parseFloat(x(each)) - left) < 0.1)
      if (!place) return
      plot.style.setProperty("--jm-on", x(place))
      plot.classList.add("jm-plot--on")
      window.journeymaps.tips.show(place.querySelector("[data-jm-tip]"), plot)
    })
    box(plot).on("plotly_unhover", () => {
      plot.classList.remove("jm-plot--on")
      window.journeymaps.tips.hideSoon()
    })
  }

  function toolsOf(plot) {
    return [...document.querySelectorAll(`[data-jm-tools="${CSS.escape(plot.id)}"] [data-jm-tool]`)]
  }

  function offer(plot) {
    for (const tool of toolsOf(plot)) tool.hidden = tool.dataset.jmTool === "explore"
    if (plot.closest("table")) widen(plot, 0)
  }

  const tools = {
    explore: enliven,
    wider: (plot) => widen(plot, 1),
    narrower: (plot) => widen(plot, -1),
    line: toggle,
    image: download,
  }

  /** Zoom, with the whole table: its columns and the chart's stay the same ones. */
  function widen(plot, change) {
    const table = plot.closest("table")
    const scroller = table.parentElement
    const level = Math.max(0, Math.min(3, Number(table.dataset.jmZoom || 0) + change))
    const half = (scroller.clientWidth / 2) * (isMirrored(scroller) ? -1 : 1)
    const middle = (scroller.scrollLeft + half) / scroller.scrollWidth
    if (change) {
      table.style.removeProperty("--jm-step-width")
      scroller.style.overflowX = level ? "auto" : ""
      const column = plot.clientWidth / Math.max(...box(plot).layout.xaxis.range)
      if (level) table.style.setProperty("--jm-step-width", `${column * 1.5 ** level}px`)
      scroller.scrollLeft = middle * scroller.scrollWidth - half
    }
    table.dataset.jmZoom = level
    for (const tool of table.querySelectorAll("[data-jm-tool]")) {
      if (tool.dataset.jmTool === "wider") tool.disabled = level === 3
      if (tool.dataset.jmTool === "narrower") tool.disabled = level === 0
    }
  }

  /** Shows a line or hides it; one at least stays. */
  function toggle(plot, tool) {
    const hidden = new Set((plot.dataset.jmHidden || "").split(" ").filter(Boolean))
    const role = tool.dataset.jmRole
    if (!hidden.delete(role)) {
      hidden.clear()
      hidden.add(role)
    }
    plot.dataset.jmHidden = [...hidden].join(" ")
    for (const each of toolsOf(plot)) {
      if (each.dataset.jmRole) each.setAttribute("aria-pressed", !hidden.has(each.dataset.jmRole))
    }
    redraw(plot)
  }

  /** The chart as an image, with what the page writes around it: names, scale, title, review. */
  function download(plot) {
    const { data, layout, config, page } = fitted(plot)
    const escaped = (text) => (text || "").replace(/&/g, "&amp;").replace(/</g, "&lt;")
    for (const trace of data) {
      if (trace.text) trace.mode = "markers+text"
      // An image has no CSS to round the dots that the page makes of the shortest dashes.
      if (trace.line && trace.line.dash === "0.1px,7px") trace.line.dash = "2.5px,4.6px"
    }
    for (const text of layout.annotations) text.visible = true
    const [start, end] = isMirrored(plot) ? ["r", "l"] : ["l", "r"]
    Object.assign(layout, {
      margin: { [start]: 44, [end]: 24, t: 92, b: 56 },
      paper_bgcolor: page,
      title: {
        text: `<b>${escaped(plot.dataset.jmTitle)}</b><br><sup>${escaped(plot.dataset.jmNote)}</sup>`,
        ...(start === "l" ? { x: 0.01, xanchor: "left" } : { x: 0.99, xanchor: "right" }), y: 1 - 32 / (layout.height + 148), yanchor: "middle",
      },
    })
    for (const axis of [layout.xaxis, layout.yaxis]) {
      Object.assign(axis, { visible: true, showgrid: false, zeroline: false, showline: false })
    }
    const size = { width: layout.width + 68, height: layout.height + 148 }
    Object.assign(layout, size)
    window.Plotly.downloadImage({ data, layout, config }, { ...config.toImageButtonOptions, ...size })
  }

  // -- When ---------------------------------------------------------------------------------------------

  const loaded = new Promise((done) => {
    if (document.readyState === "complete") done()
    else window.addEventListener("load", done, { once: true })
  })
  const WAIT = 500 // ms: after a change of the page, Chromium may never call itself idle

  function idle(then) {
    if (window.requestIdleCallback) requestIdleCallback(then, { timeout: WAIT })
    else setTimeout(then, 200)
  }

  function whenVisible(plot) {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect()
        enliven(plot)
      }
    })
    loaded.then(() => idle(() => observer.observe(plot)))
  }

  function onIntent(plot) {
    for (const tool of toolsOf(plot)) tool.hidden = tool.dataset.jmTool !== "explore"
    plot.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && enliven(plot))
  }

  function start() {
    for (const plot of charts.keys()) if (!plot.isConnected) leave(plot)
    const saving = navigator.connection && navigator.connection.saveData
    for (const plot of document.querySelectorAll("[data-jm-chart]:not([data-jm-ready])")) {
      plot.dataset.jmReady = ""
      const when = plot.dataset.jmChart
      if (when === "visible" && !saving) whenVisible(plot)
      else if (when !== "static") onIntent(plot)
    }
  }

  document.addEventListener("click", (event) => {
    const tool = event.target instanceof Element && event.target.closest("[data-jm-tool]")
    const plot = tool && document.getElementById(tool.closest("[data-jm-tools]").dataset.jmTools)
    if (plot) tools[tool.dataset.jmTool](plot, tool)
  })

  function recolour() {
    for (const [plot, observer] of charts) if (observer && plot.isConnected) redraw(plot)
  }

  new MutationObserver(recolour).observe(document.body, {
    attributes: true, attributeFilter: ["data-md-color-scheme"],
  })
  matchMedia("(forced-colors: active)").addEventListener("change", recolour)

  window.journeymaps = window.journeymaps || {}
  window.journeymaps.charts = { start }

  window.journeymaps.onPage(start)
})()
