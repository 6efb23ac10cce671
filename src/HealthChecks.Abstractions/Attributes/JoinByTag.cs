namespace HealthChecks;

/// <summary>Whether checks that other packages register at run time join a subset that one of their tags names.</summary>
public enum JoinByTag
{
    /// <summary>They join, and their failure fails the subset.</summary>
    Critical = 0,

    /// <summary>They join, and their failure degrades the subset at most.</summary>
    NonCritical = 1,

    /// <summary>They do not join.</summary>
    No = 2,
}
