using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Http;

/// <summary>Throughput over a bare server.</summary>
/// <param name="PerSecond">Answers of the measured server.</param>
/// <param name="BarePerSecond">Answers of the bare one.</param>
/// <param name="Ratio">The median ratio.</param>
/// <param name="BareOverBare">The ratios of the bare one to itself.</param>
/// <param name="BytesOverBare">What an answer allocates beyond what a bare one does.</param>
internal sealed record HttpContestResult(
    double PerSecond,
    double BarePerSecond,
    double Ratio,
    IReadOnlyList<double> BareOverBare,
    double BytesOverBare)
{
    /// <summary>The spread of what is no difference: the middle half of it, because the machine has other users.</summary>
    public (double From, double To) Spread => (Statistics.Quantile(BareOverBare, 0.25), Statistics.Quantile(BareOverBare, 0.75));

    public string RatioWithSpread => Figures.Invariant($"{Ratio:0.00} (A/A {Spread.From:0.00}..{Spread.To:0.00})");

    /// <summary>Whether the ratio is kept, or missed by no more than by what a bare server misses itself.</summary>
    public bool Keeps(double budget) => Ratio >= budget * Math.Min(1, Spread.From);
}
