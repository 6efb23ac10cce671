namespace HealthChecks;

/// <summary>An alert that its receiver has not got yet.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="MayHaveArrived">Whether an attempt failed in a way that the receiver may have got it all the same.</param>
internal sealed record PendingAlert(HealthAlert Alert, bool MayHaveArrived = false)
{
    /// <summary>What is to be told instead of this and a later alert on the same thing; null for nothing.</summary>
    public PendingAlert? Followed(PendingAlert later)
    {
        var mayHaveArrived = MayHaveArrived || later.MayHaveArrived;
        var isNews = Alert.Kind == HealthAlertKind.Raised && !MayHaveArrived;
        if (later.Alert.Kind == HealthAlertKind.Recovered)
            return isNews ? null : later;

        var kind = Alert.Kind switch
        {
            HealthAlertKind.Raised when isNews => HealthAlertKind.Raised,
            // The receiver has not heard that it was over meanwhile.
            HealthAlertKind.Recovered => HealthAlertKind.Repeated,
            HealthAlertKind.Escalated when later.Alert.Severity == HealthAlertSeverity.Critical => HealthAlertKind.Escalated,
            _ => later.Alert.Kind,
        };
        return new PendingAlert(kind == later.Alert.Kind ? later.Alert : later.Alert.As(kind), mayHaveArrived && !isNews);
    }
}
