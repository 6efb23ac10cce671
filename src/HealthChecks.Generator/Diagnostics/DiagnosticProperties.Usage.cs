namespace HealthChecks.Generator.Diagnostics;

public static partial class DiagnosticProperties
{
    /// <summary>Names of subsets, separated by commas.</summary>
    public const string Subsets = "Subsets";

    /// <summary>A registry as the file of the diagnostic can name it.</summary>
    public const string Registry = "Registry";

    /// <summary>The path base that the application uses.</summary>
    public const string PathBase = "PathBase";

    /// <summary>The documentation id of a type.</summary>
    public const string TypeId = "TypeId";

    /// <summary>The attribute that a fix adds, as source.</summary>
    public const string Attribute = "Attribute";

    /// <summary>The method to call instead, or besides.</summary>
    public const string Method = "Method";

    /// <summary>Present when what is reported can be removed: nothing else names it.</summary>
    public const string Removable = "Removable";
}
