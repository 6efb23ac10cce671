namespace HealthChecks;

/// <summary>What a sensor of the machine says.</summary>
/// <param name="Sensor">What the kernel calls it.</param>
/// <param name="Celsius">Degrees.</param>
internal sealed record Temperature(string Sensor, double Celsius)
{
    /// <summary>Colder than anything that computes: a sensor that is off, or broken.</summary>
    private const double ColdestPlausible = -60;

    /// <summary>The hottest of all sensors; null where Linux shows none.</summary>
    /// <param name="root">The folder that holds <c>sys</c>.</param>
    public static Temperature? Hottest(string root) =>
        Zones(root).Concat(Monitors(root)).Where(static sensor => sensor.Celsius >= ColdestPlausible).MaxBy(static sensor => sensor.Celsius);

    private static IEnumerable<Temperature> Zones(string root) =>
        from zone in DeviceFiles.Folders(root, "sys/class/thermal")
        where Path.GetFileName(zone).StartsWith("thermal_zone", StringComparison.Ordinal)
        from reading in Read(Path.Combine(zone, "temp"), Path.Combine(zone, "type"))
        select reading;

    private static IEnumerable<Temperature> Monitors(string root) =>
        from monitor in DeviceFiles.Folders(root, "sys/class/hwmon")
        from input in DeviceFiles.Files(monitor, "temp*_input")
        from reading in Read(input, Path.Combine(monitor, "name"))
        select reading;

    // The kernel counts thousandths.
    private static IEnumerable<Temperature> Read(string file, string nameFile) =>
        StatFile.TryReadNumber(file, out var thousandths)
            ? [new Temperature(DeviceFiles.Text(nameFile) ?? "unknown", thousandths / 1000.0)]
            : [];
}
