namespace HealthChecks;

/// <summary>
/// Marks a parameter that takes the name of a check. A constant argument that no registry of the project declares is a build error
/// (HCK003).
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = true)]
public sealed class CheckNameAttribute : Attribute;
