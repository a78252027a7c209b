/* Keeps right, on a page that was built long ago, what depends on the day: review pills and badges,
 * the lists of the reviews page, and which improvements are overdue.
 *
 * The build works out when a review is due, and from which day on it is due soon; both depend on
 * the file alone. What depends on today is `assess` below, the copy of the rule in
 * journeymaps/review/state.py, and `compare`, the copy of the order in journeymaps/review/standing.py.
 * The same cases test both.
 */
(function () {
  "use strict";

  /** The state on a day. All three are ISO dates, which compare as text. */
  function assess(due, noticeFrom, today) {
    if (today > due) return "overdue";
    return today < noticeFrom ? "fresh" : "due-soon";
  }

  /** The calendar day of a moment in a time zone, as an ISO date; null in one unknown here. */
  function dayIn(timeZone, moment) {
    try {
      const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
        timeZone, year: "numeric", month: "2-digit", day: "2-digit",
      });
      const part = Object.fromEntries(format.formatToParts(moment).map((p) => [p.type, p.value]));
      return `${part.year}-${part.month}-${part.day}`;
    } catch {
      return null;
    }
  }

  function refreshPill(pill, moment) {
    const { jmReview: built, jmDue: due, jmNotice: noticeFrom, jmTimezone, jmWords } = pill.dataset;
    if (!due || !noticeFrom || !jmTimezone || !jmWords) return;
    const today = dayIn(jmTimezone, moment);
    if (!today) return;

    const state = assess(due, noticeFrom, today);
    pill.classList.replace(`jm-review--${built}`, `jm-review--${state}`);
    pill.dataset.jmReview = state;
    for (const icon of pill.querySelectorAll("[data-jm-icon]")) {
      icon.hidden = icon.dataset.jmIcon !== state;
    }
    const [lead, rest] = JSON.parse(jmWords)[today === due ? "due-today" : state];
    const [leading, following] = pill.querySelector(".jm-review__words").children;
    leading.textContent = lead;
    following.textContent = rest;
  }

  const LATE = ["overdue", "never-reviewed"];

  /** A day as the build writes it: `words` has the pattern, as `d MMM y`, and the months' names. */
  function spell(day, words) {
    const [year, month, date] = day.split("-").map(Number);
    const parts = { d: date, M: month, MMM: words.months[month - 1], y: year };
    return words.day.replace(/MMM|[dMy]/g, (part) => parts[part]);
  }

  const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 864e5);

  /** How many days an interval lasts that begins on a day: months first, to the month's end at most. */
  function length(day, months, days) {
    const [year, month, date] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    const end = Date.UTC(year, month - 1 + months, Math.min(date, last));
    return Math.round((end - Date.parse(day)) / 864e5) + days;
  }

  /** How a row of a list stands on a day, and what its place in the list depends on. */
  function judge(row, today) {
    const { jmTurn, jmDue: due, jmNotice, jmPath: path, jmLinks, jmEvery, jmAsks } = row.dataset;
    const state = due ? assess(due, jmNotice, today) : jmTurn;
    const isLate = LATE.includes(state);
    let overdue = 0;
    if (state === "overdue") overdue = daysBetween(due, today);
    else if (jmEvery) overdue = length(today, ...jmEvery.split(" ").map(Number));
    return {
      row, state, due, path,
      pressing: overdue * (1 + Number(jmLinks)),
      needsReview: isLate || (jmAsks !== undefined && state !== "exempt"),
    };
  }

  function compare(one, other) {
    const text = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return other.pressing - one.pressing
      || other.needsReview - one.needsReview
      || text(one.due || "9999-12-31", other.due || "9999-12-31")
      || text(one.path, other.path);
  }

  function refreshRow({ row, state, due }, words, today) {
    row.dataset.jmTurn = state;
    row.querySelector("[data-jm-lead]").textContent = words[today === due ? "due-today" : state];
  }

  /** Put rows into their order. Those that stand right are not touched: one of them may have the focus. */
  function arrange(list, judged) {
    const rows = judged.sort(compare).map((each) => each.row);
    if (rows.some((row, place) => list.children[place] !== row)) list.append(...rows);
  }

  function recount(group, states, words) {
    const numbers = {};
    for (const state of states) numbers[state] = (numbers[state] || 0) + 1;
    for (const shown of group.querySelectorAll("[data-jm-count]")) {
      const number = numbers[shown.dataset.jmCount] || 0;
      shown.textContent = String(number);
      shown.parentElement.hidden = !number;
    }
    const asked = states.length - (numbers.exempt || 0);
    const late = LATE.reduce((sum, state) => sum + (numbers[state] || 0), 0);
    if (asked) {
      const share = Math.floor((100 * (asked - late)) / asked);
      group.querySelector("[data-jm-share]").textContent = words.percent.replace("{number}", share);
    }
  }

  function refreshLists(page, moment) {
    const { jmTimezone, jmWords } = page.dataset;
    const today = dayIn(jmTimezone, moment);
    if (!today) return;
    const words = JSON.parse(jmWords);
    for (const group of page.querySelectorAll("[data-jm-counted]")) {
      const list = group.querySelector("[data-jm-turns]");
      const judged = [...list.querySelectorAll("[data-jm-turn]")].map((row) => judge(row, today));
      for (const each of judged) refreshRow(each, words, today);
      recount(group, judged.map((each) => each.state), words);
      arrange(list, judged);
    }
    for (const shown of page.querySelectorAll("[data-jm-day]")) shown.textContent = spell(today, words);
  }

  /** Badges of other pages in a list, and the due dates of what is planned. */
  function refreshDated(part, moment) {
    const { jmTimezone, jmWords } = part.dataset;
    const today = dayIn(jmTimezone, moment);
    if (!today) return;
    for (const badge of part.querySelectorAll("[data-jm-stands][data-jm-due]")) {
      const { jmDue: due, jmNotice } = badge.dataset;
      const state = assess(due, jmNotice, today);
      badge.dataset.jmStands = state;
      const words = JSON.parse(jmWords);
      badge.querySelector("[data-jm-lead]").textContent = words[today === due ? "due-today" : state];
    }
    for (const deadline of part.querySelectorAll("[data-jm-deadline]")) {
      const late = today > deadline.dataset.jmDeadline;
      deadline.classList.toggle("jm-late", late);
      deadline.querySelector("[data-jm-late]").hidden = !late;
    }
  }

  function refresh() {
    const now = new Date();
    for (const pill of document.querySelectorAll("[data-jm-review]")) refreshPill(pill, now);
    for (const page of document.querySelectorAll("[data-jm-reviews]")) refreshLists(page, now);
    for (const part of document.querySelectorAll("[data-jm-dated]")) refreshDated(part, now);
  }

  window.journeymaps = window.journeymaps || {};
  window.journeymaps.review = { assess, dayIn, refresh };

  window.journeymaps.onPage(refresh);
})();
