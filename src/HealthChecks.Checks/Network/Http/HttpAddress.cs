namespace HealthChecks;

/// <summary>What the checks that speak HTTP accept as an address. No text repeats it: addresses hold keys and passwords.</summary>
internal static class HttpAddress
{
    public static Uri Checked(HttpClient client, Uri address)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri && client.BaseAddress is null)
        {
            throw new ArgumentException(
                "The address is relative and the client has no BaseAddress: give the whole address.",
                nameof(address));
        }

        var whole = address.IsAbsoluteUri ? address : new Uri(client.BaseAddress!, address);
        if (whole.Scheme is not ("http" or "https"))
            throw new ArgumentException("The address is neither http nor https: give one that begins with either.", nameof(address));
        if (whole.UserInfo.Length > 0)
        {
            throw new ArgumentException(
                "The address holds a user or password, which HttpClient does not send: take it out, and set an Authorization header.",
                nameof(address));
        }

        return whole;
    }
}
