using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>What a page is to show: a subset, one check of it, or the index.</summary>
public sealed class HealthPageView
{
    internal HealthPageView(SubsetReport? report, string? check, IReadOnlyList<SubsetReport> subsets, HealthDetail detail, HttpContext context)
    {
        Report = report;
        Check = check;
        Subsets = subsets;
        Detail = detail;
        Context = context;
    }

    /// <summary>The report on a subset, or, with <see cref="Check"/>, on that check of it; null at the index.</summary>
    public SubsetReport? Report { get; }

    /// <summary>The name of the check whose page it is; null for a subset's and for the index.</summary>
    public string? Check { get; }

    /// <summary>At the index: what is known of each subset; else empty.</summary>
    public IReadOnlyList<SubsetReport> Subsets { get; }

    /// <summary>How much the one who asks may be told.</summary>
    public HealthDetail Detail { get; }

    /// <summary>The request.</summary>
    public HttpContext Context { get; }

    internal static HealthPageView Of(HealthResponse response) => new(response.Report, response.Check, [], response.Detail, response.Context);

    internal static HealthPageView Of(HealthIndex index) => new(null, null, index.Subsets, index.Detail, index.Context);
}
