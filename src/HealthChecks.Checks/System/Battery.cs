namespace HealthChecks;

/// <summary>What the machine runs on when nobody feeds it.</summary>
/// <param name="Percent">How full the emptiest battery is.</param>
/// <param name="IsDischarging">Whether one of them is being emptied.</param>
internal readonly record struct Battery(long Percent, bool IsDischarging)
{
    /// <summary>The machine's batteries, taken together; null where Linux shows none.</summary>
    /// <param name="root">The folder that holds <c>sys</c>.</param>
    public static Battery? Read(string root)
    {
        Battery? sum = null;
        foreach (var supply in DeviceFiles.Folders(root, "sys/class/power_supply"))
        {
            // Those of a mouse or a headset are theirs.
            if (DeviceFiles.Text(Path.Combine(supply, "type")) != "Battery"
                || DeviceFiles.Text(Path.Combine(supply, "scope")) == "Device"
                || !StatFile.TryReadNumber(Path.Combine(supply, "capacity"), out var percent))
            {
                continue;
            }

            var isDischarging = DeviceFiles.Text(Path.Combine(supply, "status")) == "Discharging";
            sum = sum is { } other
                ? new Battery(Math.Min(other.Percent, percent), other.IsDischarging || isDischarging)
                : new Battery(percent, isDischarging);
        }

        return sum;
    }
}
