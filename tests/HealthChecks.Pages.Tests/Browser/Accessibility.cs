using System.Text.Json;

namespace HealthChecks.Tests.Browser;

/// <summary>Looks at a page as it is shown: what can be seen has enough contrast, what can be used has a name, and the landmarks are there.</summary>
internal static class Accessibility
{
    private const string Script = """
        () => {
          const found = [];
          const parse = text => { const n = text.match(/[\d.]+/g).map(Number); return { r: n[0], g: n[1], b: n[2], a: n.length > 3 ? n[3] : 1 }; };
          const light = c => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); }; return 0.2126 * f(c.r) + 0.7152 * f(c.g) + 0.0722 * f(c.b); };
          const behind = element => { for (let e = element; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a === 1) return c; if (c.a > 0) found.push('half transparent background: ' + e.outerHTML.slice(0, 80)); } return { r: 255, g: 255, b: 255, a: 1 }; };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let texts = 0;
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName) || element.closest('.vh, [hidden]') || element.getClientRects().length === 0) continue;
            texts++;
            const style = getComputedStyle(element), a = light(parse(style.color)), b = light(behind(element));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) found.push('contrast ' + ratio.toFixed(2) + ': ' + walker.currentNode.data.trim() + ' ' + style.color);
          }
          for (const landmark of ['header', 'main', 'footer', 'h1', 'nav[aria-label]']) if (!document.querySelector(landmark)) found.push('missing ' + landmark);
          for (const link of document.querySelectorAll('a, button, [role=img], table')) {
            const name = link.getAttribute('aria-label') || (link.tagName === 'TABLE' ? link.caption && link.caption.textContent : link.textContent);
            if (!name || !name.trim()) found.push('no name: ' + link.outerHTML.slice(0, 80));
          }
          if (!document.documentElement.lang) found.push('no language');
          return JSON.stringify({ texts, found });
        }
        """;

    public static async Task IsGoodAsync(Window window)
    {
        using var seen = JsonDocument.Parse(await window.Page.EvaluateAsync<string>(Script));
        Assert.InRange(seen.RootElement.GetProperty("texts").GetInt32(), 5, int.MaxValue);
        Assert.Empty(seen.RootElement.GetProperty("found").EnumerateArray().Select(static each => each.GetString()));
    }
}
