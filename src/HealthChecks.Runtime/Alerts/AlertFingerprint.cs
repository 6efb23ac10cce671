using System.Security.Cryptography;
using System.Text;

namespace HealthChecks;

/// <summary>What makes two alerts alerts on the same thing. Frozen: receivers keep it.</summary>
internal static class AlertFingerprint
{
    private const int Bytes = 8;

    public static string Of(string application, HealthSubject subject, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{application}\n{AlertWords.Of(subject)}\n{name}"));
        return AlertWords.Hex(hash.AsSpan(0, Bytes));
    }
}
