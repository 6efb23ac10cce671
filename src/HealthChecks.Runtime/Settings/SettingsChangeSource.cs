using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HealthChecks;

/// <summary>Has the options made anew when the configuration has changed them, and is valid.</summary>
internal sealed class SettingsChangeSource(HealthSettings settings) : IOptionsChangeTokenSource<HealthOptions>
{
    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => settings.GetChangeToken();
}
