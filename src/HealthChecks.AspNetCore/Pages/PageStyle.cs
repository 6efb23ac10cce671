namespace HealthChecks;

/// <summary>The page's style. Every text has a contrast of 4.5 to 1 or more, in both schemes.</summary>
internal static class PageStyle
{
    // With the line ends that a browser sees, whatever the source has: its hash is in the policy.
    public static string Text { get; } = """
        :root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--ink:#1b2330;--mu:#566072;--line:#e0e4ea;--link:#1f55b5;--h:#12703f;--hb:#e7f5ed;--d:#8a5200;--db:#fdf3df;--u:#b3261e;--ub:#fdeeec;--n:#566072;--nb:#edf0f4;--hf:#39a86d;--df:#dd9a1f;--uf:#d64a41;--k:#fff}
        @media(prefers-color-scheme:dark){:root{--bg:#0f131a;--card:#171d27;--ink:#e7ebf1;--mu:#9ca8ba;--line:#28303d;--link:#8fb8ff;--h:#63d396;--hb:#11291d;--d:#f2bd62;--db:#2d220e;--u:#ff968c;--ub:#341816;--n:#a6b1c2;--nb:#212936;--hf:#43b87a;--df:#d79a35;--uf:#e8655b;--k:#131820}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
        header,main,footer{width:100%;max-width:68rem;margin:0 auto;padding:0 1.5rem}
        main{flex:1}
        header{display:flex;gap:1rem;min-height:4rem;align-items:center;justify-content:space-between;padding-top:1.25rem;padding-bottom:1.25rem}
        ol,ul,dl,dd{list-style:none;margin:0;padding:0}
        p{margin:0}
        a{color:var(--link);text-decoration:none}
        a:hover{text-decoration:underline}
        a:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
        header ol{display:flex;flex-wrap:wrap;gap:.25rem;font-size:.9375rem}
        header li{overflow-wrap:anywhere}
        header li+li::before{content:"/";color:var(--mu);margin:0 .4rem 0 .15rem}
        header li:last-child{font-weight:600}
        .live{flex:none;margin-left:auto;display:flex;align-items:center;gap:.45rem;font-size:.8125rem;color:var(--mu)}
        .live[hidden]{display:none}
        .live::before{content:"";width:.55rem;height:.55rem;border-radius:50%;background:var(--mu)}
        .live.on::before{background:var(--hf)}
        .live.slow::before{background:var(--df)}
        .live.lost::before{background:none;border:2px solid var(--uf)}
        h1{font-size:1.75rem;line-height:1.2;font-weight:650;letter-spacing:-.015em;margin:0;overflow-wrap:anywhere}
        h2{font-size:.8125rem;line-height:1.2;font-weight:600;letter-spacing:.05em;text-transform:uppercase;color:var(--mu);margin:2.25rem 0 .75rem}
        .hero{display:grid;grid-template-columns:1fr auto;gap:.35rem 1.5rem;align-items:center;padding:1.5rem;border:1px solid var(--line);border-left:5px solid;border-radius:12px;background:var(--card)}
        .hero>*{grid-column:1/-1}
        .hero>h1{grid-column:1}
        .hero>.big{grid-column:2;grid-row:1}
        .hero>code{justify-self:start}
        .hero.h{border-left-color:var(--hf)}
        .hero.d{border-left-color:var(--df)}
        .hero.u{border-left-color:var(--uf)}
        .hero.n{border-left-color:var(--mu)}
        .st{display:inline-flex;align-items:center;gap:.4rem;padding:.15rem .65rem .15rem .4rem;border-radius:999px;font-weight:600;font-size:.875rem;white-space:nowrap}
        .st.h{color:var(--h);background:var(--hb)}
        .st.d{color:var(--d);background:var(--db)}
        .st.u{color:var(--u);background:var(--ub)}
        .st.n{color:var(--n);background:var(--nb)}
        .big .st{font-size:1.0625rem;padding:.4rem 1rem .4rem .65rem;gap:.55rem}
        .i{width:1em;height:1em;flex:none}
        .big .i{width:1.25em;height:1.25em}
        .k{fill:none;stroke:var(--k);stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
        .mu{color:var(--mu);font-size:.875rem}
        .no{color:var(--mu);font-size:.8125rem}
        .tx{font-size:.9375rem;overflow-wrap:anywhere;white-space:pre-line}
        .tag{display:inline-block;margin-right:.25rem;padding:0 .45rem;border:1px solid var(--line);border-radius:6px;color:var(--mu);font-size:.75rem;font-weight:500;line-height:1.5;vertical-align:.08em;white-space:nowrap}
        code{font:500 .8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;background:var(--nb);padding:.1rem .4rem;border-radius:6px;overflow-wrap:anywhere}
        .card,table,.ch,.subs{background:var(--card);border:1px solid var(--line);border-radius:12px}
        table{width:100%;border-spacing:0;overflow:hidden}
        th,td{text-align:left;font-weight:400;padding:.8rem .75rem;border-top:1px solid var(--line);vertical-align:top}
        thead th{border-top:0;padding-top:.65rem;padding-bottom:.65rem;color:var(--mu);font-size:.8125rem;font-weight:500}
        th:first-child,td:first-child{padding-left:1.25rem}
        th:last-child,td:last-child{padding-right:1.25rem}
        .c-st{width:1%}
        .c-nm{min-width:12.5rem;overflow-wrap:anywhere}
        .c-nm a,.c-nm>bdi{font-weight:600;margin-right:.25rem}
        .c-rs{width:32%}
        .c-rs p+p,.c-rs code+p{margin-top:.2rem}
        .c-sp{width:11rem}
        .c-tk,.c-ag{white-space:nowrap;width:1%;font-size:.9375rem}
        .sp{display:block;width:100%;max-width:15rem;height:1.75rem}
        .sp .ax{stroke:var(--line);fill:none}
        .sp .h{fill:var(--hf)}
        .sp .d{fill:var(--df)}
        .sp .u{fill:var(--uf)}
        .wide{padding:1.25rem}
        .wide .sp{max-width:none;height:auto}
        .ch li{display:grid;grid-template-columns:8.5rem 1fr;gap:.25rem 1rem;padding:.85rem 1.25rem;border-top:1px solid var(--line)}
        .ch li:first-child,.facts>div:first-child{border-top:0}
        .ch .st{justify-self:start;align-self:start}
        .nm{font-weight:600;overflow-wrap:anywhere}
        .facts>div{display:grid;grid-template-columns:minmax(7rem,14rem) 1fr;gap:.25rem 1rem;padding:.7rem 1.25rem;border-top:1px solid var(--line)}
        .facts dt{color:var(--mu);font-size:.9375rem;overflow-wrap:anywhere}
        .facts dd{overflow-wrap:anywhere}
        .subs{margin-top:1.25rem;overflow:hidden}
        .subs li+li{border-top:1px solid var(--line)}
        .sub{display:flex;align-items:center;justify-content:space-between;gap:1rem;padding:1.05rem 1.25rem;color:inherit}
        .sub:hover{background:var(--bg);text-decoration:none}
        .sub:hover .nm{text-decoration:underline}
        .sub:focus-visible{outline-offset:-3px}
        footer{display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between;margin-top:2.5rem;padding-bottom:2rem;color:var(--mu);font-size:.875rem}
        footer ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
        .vh{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        @media(max-width:48rem){
        header,main,footer{padding-left:1rem;padding-right:1rem}
        h1{font-size:1.4rem}
        .hero{padding:1.1rem;gap:.5rem 1rem}
        .hero>.big{grid-column:1/-1;grid-row:auto}
        .hero>h1{grid-column:1/-1}
        table,tbody{display:block}
        thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        tr{display:grid;grid-template-columns:minmax(0,1fr) auto auto;gap:.5rem .9rem;align-items:center;padding:1rem;border-top:1px solid var(--line)}
        tbody tr:first-child{border-top:0}
        th,td,th:first-child,td:first-child,th:last-child,td:last-child{display:block;width:auto;padding:0;border:0}
        .c-st{grid-area:1/2/auto/4;justify-self:end}
        .c-nm{grid-area:1/1;min-width:0}
        .c-rs{grid-column:1/-1;width:auto}
        .c-rs:empty{display:none}
        .c-sp{width:auto;min-width:0}
        .c-tk,.c-ag{width:auto}
        .c-tk,.c-ag{color:var(--mu);font-size:.8125rem}
        .ch li{grid-template-columns:1fr;padding:.9rem 1rem}
        .facts>div{grid-template-columns:1fr;gap:0;padding:.7rem 1rem}
        .sub{padding:1rem}
        }
        @media(forced-colors:active){.st,.tag,code{border:1px solid}.sp path{fill:CanvasText}}
        @media print{body{background:#fff}.live{display:none}}
        """.ReplaceLineEndings("\n");
}
