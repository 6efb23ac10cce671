namespace HealthChecks.Generator.Model;

/// <summary>The name of a subset or check as an attribute argument gives it.</summary>
/// <param name="Text">
/// The name; or, where <paramref name="Kind"/> says so, the generated constant's identifier or the argument's source text.
/// </param>
/// <param name="Kind">What <paramref name="Text"/> is.</param>
internal sealed record NameReference(string Text, NameReferenceKind Kind);

/// <summary>What a <see cref="NameReference"/> holds.</summary>
internal enum NameReferenceKind
{
    /// <summary>A name that the compiler knows.</summary>
    Name,

    /// <summary>The identifier of a constant in a registry's <c>Subsets</c> or <c>Checks</c>, which the generator itself will write.</summary>
    Constant,

    /// <summary>Neither: the argument's source text.</summary>
    Unresolved,
}
