namespace HealthChecks;

/// <summary>The body of liveness.</summary>
internal static class LivenessBody
{
    public static bool Is(string body, string status)
    {
        var plain = $"{{\"status\":\"{status}\"";
        return body == plain + "}" || (body.StartsWith(plain + ",\"queueDelayMs\":", StringComparison.Ordinal) && body.EndsWith('}'));
    }
}
