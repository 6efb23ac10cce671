namespace HealthChecks.Testing.Servers;

/// <summary>An alert that Prometheus knows of.</summary>
/// <param name="State"><c>pending</c> or <c>firing</c>.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Annotations">What it tells people.</param>
public sealed record PrometheusAlert(string State, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations)
{
    /// <summary>The name of its rule.</summary>
    public string Name => Labels["alertname"];

    /// <summary>Whether it has held for as long as its rule says.</summary>
    public bool IsFiring => State == "firing";

    /// <inheritdoc />
    public override string ToString() => $"{Name} {State} {string.Join(", ", Labels.Concat(Annotations).Select(static each => $"{each.Key}={each.Value}"))}";
}
