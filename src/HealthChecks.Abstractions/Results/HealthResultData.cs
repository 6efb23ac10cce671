using System.Collections;
using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The <c>Data</c> of a result made by <see cref="HealthResults"/>: the check's own figures, the reason code under
/// <see cref="HealthReasons.DataKey"/>, and the findings.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HealthResultData : IReadOnlyDictionary<string, object>
{
    private readonly Dictionary<string, object> _values;

    internal HealthResultData(HealthFinding[] findings, IReadOnlyDictionary<string, object>? data)
    {
        Findings = new ReadOnlyCollection<HealthFinding>(findings);
        _values = data is null ? [] : new Dictionary<string, object>(data);

        var worst = findings[0];
        foreach (var finding in findings)
        {
            if (finding.Severity < worst.Severity)
                worst = finding;
        }

        Reason = worst.Reason;
        if (worst.Severity != HealthStatus.Healthy || _values.ContainsKey(HealthReasons.AbsentDataKey))
            _values[HealthReasons.DataKey] = worst.Reason;
    }

    /// <summary>What the check has to say, in its order.</summary>
    public IReadOnlyList<HealthFinding> Findings { get; }

    /// <summary>The reason code of the first of the worst findings.</summary>
    public string Reason { get; }

    /// <inheritdoc />
    public int Count => _values.Count;

    /// <inheritdoc />
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc />
    public IEnumerable<object> Values => _values.Values;

    /// <inheritdoc />
    public object this[string key] => _values[key];

    /// <inheritdoc />
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _values.TryGetValue(key, out value);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
