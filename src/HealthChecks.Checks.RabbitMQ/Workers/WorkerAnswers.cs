namespace HealthChecks;

/// <summary>What came of one message.</summary>
/// <param name="Right">How many answers were right.</param>
/// <param name="Wrong">How many were not.</param>
/// <param name="Unroutable">Whether the broker had nobody to give the message to.</param>
/// <param name="FirstMs">How long the first answer took, right or wrong; null when none came.</param>
internal sealed record WorkerAnswers(int Right, int Wrong, bool Unroutable, double? FirstMs)
{
    public static readonly WorkerAnswers None = new(0, 0, Unroutable: true, null);
}
