namespace HealthChecks.Generator.Model;

/// <summary>One declared subset; settings are null where not given.</summary>
/// <param name="Name">The subset's name.</param>
/// <param name="Includes">The subsets whose memberships it has too.</param>
/// <param name="Tags">Further tags that mean it.</param>
/// <param name="Probe">Its kind, a <c>ProbeKind</c> value.</param>
/// <param name="DeadlineSeconds">Within what time an answer is sent.</param>
/// <param name="OtherSettings">The remaining settings as <c>Property = expression</c>, in declaration order of the property.</param>
internal sealed record SubsetModel(
    string Name,
    EquatableArray<NameReference> Includes,
    EquatableArray<string> Tags,
    int? Probe,
    double? DeadlineSeconds,
    EquatableArray<string> OtherSettings);
