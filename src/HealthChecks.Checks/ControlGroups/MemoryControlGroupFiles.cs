namespace HealthChecks;

/// <summary>What the two versions of control groups call their memory files.</summary>
/// <param name="Limit">The file with the limit.</param>
/// <param name="Usage">The file with what is used.</param>
/// <param name="Statistics">The file with the details.</param>
/// <param name="Droppable">The detail that is page cache, of this group and those below it, that the kernel can drop at once.</param>
internal sealed record MemoryControlGroupFiles(string Limit, string Usage, string Statistics, string Droppable)
{
    public static readonly MemoryControlGroupFiles Version1 =
        new("memory.limit_in_bytes", "memory.usage_in_bytes", "memory.stat", "total_inactive_file");

    public static readonly MemoryControlGroupFiles Version2 = new("memory.max", "memory.current", "memory.stat", "inactive_file");
}
