namespace HealthChecks;

/// <summary>How what is watched is shown.</summary>
internal interface IWatchView
{
    void Begin();

    /// <summary>Shows what was just answered.</summary>
    void Show(IReadOnlyList<WatchedSubset> subsets);

    void End();
}
