using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HealthChecks;

/// <summary>Reads the options of the heartbeat file from the configuration.</summary>
internal static class HeartbeatFileSettings
{
    private const string Section = "HealthChecks";

    /// <exception cref="InvalidOperationException">A value is none of its setting: the message names it and says what to use.</exception>
    public static HeartbeatFileOptions Read(IConfiguration configuration)
    {
        var options = new HeartbeatFileOptions();
        Set("HeartbeatFile", "the path of a file", text => options.Path = text);
        Set("HeartbeatIntervalSeconds", "more than 0 and at most 86400", text => options.IntervalSeconds = Seconds(text));
        Set("HeartbeatMaxAgeSeconds", "more than 0 and at most 86400", text => options.MaxAgeSeconds = Seconds(text));
        return options;

        void Set(string name, string limits, Action<string> set)
        {
            var path = $"{Section}:{name}";
            if (configuration[path] is not { } text || string.IsNullOrWhiteSpace(text))
                return;

            try
            {
                set(text.Trim());
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException)
            {
                throw new InvalidOperationException($"{path} is '{text}'; use {limits}", exception);
            }
        }
    }

    private static double Seconds(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
