using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>Keeps pages up to date that are open in browsers. An interface, so that an application without pages has nothing of it.</summary>
internal interface IPageStreams
{
    /// <summary>Whether a request asks for a stream.</summary>
    bool IsAskedFor(HttpRequest request);

    /// <summary>Answers with a stream of what the page of a subset, or of a check, shows.</summary>
    Task ServeAsync(HttpContext context, HealthDetail detail, ReportSource source);

    /// <summary>Answers with a stream of what the page at the mount shows. Nothing is run for it.</summary>
    Task ServeIndexAsync(HttpContext context, HealthDetail detail, Func<IReadOnlyList<SubsetReport>> look);
}
