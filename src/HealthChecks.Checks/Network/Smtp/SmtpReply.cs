namespace HealthChecks;

/// <summary>What a mail server said: its code, and the lines behind it.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool Offers(string feature) => Lines.Skip(1).Any(line => Words(line)[0].Equals(feature, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether one of the ways to log in is offered; old servers write <c>AUTH=LOGIN</c>.</summary>
    public bool OffersLogin(string mechanism) =>
        Lines.Skip(1).Any(line => Words(line) is [var first, .. var rest]
            && first.Equals("AUTH", StringComparison.OrdinalIgnoreCase)
            && rest.Contains(mechanism, StringComparer.OrdinalIgnoreCase));

    private static string[] Words(string line) => line.Split(' ', '=');
}
