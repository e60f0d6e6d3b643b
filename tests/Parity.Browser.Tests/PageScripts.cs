namespace Parity.Browser.Tests;

/// <summary>Questions to a page, asked inside it.</summary>
internal static class PageScripts
{
    /// <summary>Visible text whose contrast is below WCAG AA, with its ratio.</summary>
    public const string LowContrast = """
        () => {
          const parse = text => { const n = text.match(/[\d.]+/g).map(Number); return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1]; };
          const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
          const light = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const background = e => { const own = []; for (let at = e; at; at = at.parentElement) { const c = parse(getComputedStyle(at).backgroundColor); if (c[3] > 0) { own.push(c); if (c[3] === 1) break; } }
            return own.reverse().reduce((below, top) => over(top, below), parse(getComputedStyle(document.body).backgroundColor)); };
          const found = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const e = node.parentElement;
            if (!node.data.trim() || e.closest('script, style, noscript, button:disabled, option') || !e.getClientRects().length) continue;
            const style = getComputedStyle(e);
            const back = background(e), fore = over(parse(style.color), back);
            const [a, b] = [light(fore.slice(0, 3)), light(back.slice(0, 3))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05), size = parseFloat(style.fontSize);
            if (ratio < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5)) found.add(`${ratio.toFixed(2)} ${e.className || e.tagName}: ${node.data.trim().slice(0, 40)}`);
          }
          return [...found];
        }
        """;

    /// <summary>Controls and focusable regions that a screen reader could not name.</summary>
    public const string Nameless = """
        () => [...document.querySelectorAll('button, select, input, summary, a, dialog, [tabindex="0"], [role=region], section')]
          .filter(e => !(e.getAttribute('aria-label') || document.getElementById(e.getAttribute('aria-labelledby'))?.textContent.trim()
            || e.closest('label')?.textContent.trim() || e.textContent.trim()))
          .map(e => e.outerHTML.slice(0, 120))
        """;

    /// <summary>Headings that are more than one level below the one before.</summary>
    public const string SkippedHeadings = """
        () => { let last = 0; const bad = [];
          for (const h of document.querySelectorAll('main h1, main h2, main h3, main h4, header h1')) { const level = Number(h.tagName[1]); if (level > last + 1) bad.push(h.outerHTML.slice(0, 120)); last = level; }
          return bad; }
        """;

    /// <summary>Ids that stand twice.</summary>
    public const string DuplicateIds = """
        () => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }
        """;

    /// <summary>Tables of the page of which a part lies outside the screen; the pairs of an image may be scrolled.</summary>
    public const string CutTables = """
        () => [...document.querySelectorAll('main .table-scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.trim().slice(0, 80))
        """;
}
