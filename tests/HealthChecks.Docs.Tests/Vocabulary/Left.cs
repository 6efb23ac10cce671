namespace HealthChecks.Docs.Tests.Vocabulary;

/// <summary>Stands for what a page leaves out.</summary>
public static class Left
{
    /// <summary>Whatever should be thrown there.</summary>
    public static Exception Out => new NotSupportedException();

    /// <summary>A value that the reader has.</summary>
    public static T Of<T>() => throw Out;
}
