using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Thresholds;

/// <summary>A subset as several registries declare it together. Where they disagree, nobody here knows who wins.</summary>
internal sealed class DeclaredSubset
{
    private int? _kind;
    private bool _isRootKind;
    private bool _isUnknown;
    private AttributeData? _threshold;
    private bool _isRootThreshold;
    private bool _isThresholdUnknown;

    public List<NameReference> Includes { get; } = [];

    /// <summary>The failing evaluations in a row after which it fails; 1 where that is not known.</summary>
    public int FailAfter { get; private set; } = 1;

    /// <summary>Where that is declared; null where one evaluation is enough, or nothing is known.</summary>
    public SubsetThreshold? Threshold => FailAfter > 1 ? new SubsetThreshold(FailAfter, _threshold!) : null;

    /// <summary>Adds one declaration.</summary>
    /// <param name="attribute">The declaration.</param>
    /// <param name="reader">What reads it.</param>
    /// <param name="isRoot">Whether it is the registry's own, which wins over those of what it includes.</param>
    /// <param name="isOutside">Whether it is of a registry that may include this one, and then wins.</param>
    public void Add(AttributeData attribute, AttributeReader reader, bool isRoot, bool isOutside = false)
    {
        if (!isOutside)
            Includes.AddRange(reader.Subsets("Includes"));

        // Latched: once it passes it stays passed.
        _isUnknown |= reader.Bool("Latch") == true;
        AddKind(reader, isRoot, isOutside);
        AddThreshold(attribute, reader, isRoot, isOutside);
    }

    public bool IsProbed(string name) => !_isUnknown && (_kind ?? SubsetDefaults.KindOf(name)) is SubsetDefaults.Readiness or SubsetDefaults.Liveness;

    private void AddKind(AttributeReader reader, bool isRoot, bool isOutside)
    {
        if (reader.Int("Probe") is not { } kind || (_isRootKind && !isOutside))
            return;

        _isRootKind |= isRoot;
        _isUnknown |= _kind is { } known && known != kind;
        _kind ??= kind;
    }

    private void AddThreshold(AttributeData attribute, AttributeReader reader, bool isRoot, bool isOutside)
    {
        if (reader.Int("FailAfter") is not { } failAfter || (_isRootThreshold && !isOutside))
            return;

        // One that is out of range is an error, and said elsewhere.
        _isRootThreshold |= isRoot;
        _isThresholdUnknown |= !DeclarationLimits.IsCount(failAfter) || (_threshold is null ? isOutside : failAfter != FailAfter);
        _threshold ??= attribute;
        FailAfter = _isThresholdUnknown ? 1 : failAfter;
    }
}
