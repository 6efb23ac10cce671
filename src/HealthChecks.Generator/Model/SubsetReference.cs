namespace HealthChecks.Generator.Model;

/// <summary>The name of a subset as an attribute argument gives it.</summary>
/// <param name="Text">
/// The name; or, where <paramref name="Kind"/> says so, the generated constant's identifier or the argument's source text.
/// </param>
/// <param name="Kind">What <paramref name="Text"/> is.</param>
internal sealed record SubsetReference(string Text, SubsetReferenceKind Kind);

/// <summary>What a <see cref="SubsetReference"/> holds.</summary>
internal enum SubsetReferenceKind
{
    /// <summary>A name that the compiler knows.</summary>
    Name,

    /// <summary>The identifier of a constant in a registry's <c>Subsets</c>, which the generator itself will write.</summary>
    Constant,

    /// <summary>Neither: the argument's source text.</summary>
    Unresolved,
}
