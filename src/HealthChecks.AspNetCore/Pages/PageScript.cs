namespace HealthChecks;

/// <summary>
/// The page's script: listens to the stream of the page's own address, and changes what has changed. Where the stream is refused it loads the page now
/// and then, and tries again.
/// </summary>
internal static class PageScript
{
    // With the line ends that a browser sees, whatever the source has: its hash is in the policy.
    public static string Text { get; } = """
        (()=>{"use strict";
        const live=document.getElementById("live"),said=document.getElementById("said"),made=document.getElementById("made"),icon=document.getElementById("icon");
        const main=()=>document.querySelector("main");
        let skew=0;
        const show=(kind,text)=>{live.hidden=false;live.className="live "+kind;if(live.textContent!==text)live.textContent=text};
        const ago=ms=>{const s=Math.max(0,Math.floor(ms/1000)),d=(n,u)=>Math.floor(n)+u+" ago";return s<1?"now":s<60?d(s," s"):s<3600?d(s/60," min"):s<172800?d(s/3600," h"):d(s/86400," days")};
        const tick=()=>{for(const t of document.querySelectorAll("time.ago")){const x=ago(Date.now()+skew-Date.parse(t.dateTime));if(t.textContent!==x)t.textContent=x}};
        const sync=()=>{const m=main();skew=Date.parse(m.dataset.now)-Date.now();made.textContent=m.dataset.now.slice(0,19).replace("T"," ")+" UTC";tick()};
        const patch=(a,b)=>{
        if(a.nodeName!==b.nodeName||(a.nodeType===1&&a.getAttribute("data-key")!==b.getAttribute("data-key"))){a.replaceWith(b.cloneNode(true));return}
        if(a.nodeType!==1){if(a.data!==b.data)a.data=b.data;return}
        for(const t of [...a.attributes])if(!b.hasAttribute(t.name))a.removeAttribute(t.name);
        for(const t of b.attributes)if(a.getAttribute(t.name)!==t.value)a.setAttribute(t.name,t.value);
        const x=[...a.childNodes],y=[...b.childNodes];
        y.forEach((n,i)=>x[i]?patch(x[i],n):a.appendChild(n.cloneNode(true)));
        x.slice(y.length).forEach(n=>n.remove())};
        const take=html=>{const next=new DOMParser().parseFromString(html,"text/html").querySelector("main");if(!next)return;
        patch(main(),next);sync();
        const m=main(),title=m.dataset.title;if(icon.getAttribute("href")!==m.dataset.icon)icon.setAttribute("href",m.dataset.icon);
        if(document.title!==title){document.title=title;said.textContent=title}};
        const look=()=>fetch(location.href,{headers:{Accept:"text/html"},cache:"no-store"}).then(r=>r.text()).then(t=>{take(t);show("slow","Every 15 s")}).catch(()=>show("lost","No connection"));
        const open=()=>{const from=new URL(location.href);from.hash="";from.searchParams.set("format","stream");
        const stream=new EventSource(from);
        stream.onopen=()=>show("on","Live");
        stream.addEventListener("main",e=>take(e.data));
        stream.onerror=()=>{if(stream.readyState===2){look();setTimeout(open,15000)}else show("lost","Reconnecting")};
        };
        sync();setInterval(tick,1000);open();
        })()
        """.ReplaceLineEndings("\n");
}
