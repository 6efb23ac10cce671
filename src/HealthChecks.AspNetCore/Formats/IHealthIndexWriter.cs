using System.Buffers;

namespace HealthChecks;

/// <summary>A format that has something to say of all subsets too, at the mount: their names and statuses.</summary>
public interface IHealthIndexWriter : IHealthResponseWriter
{
    /// <summary>Writes the index. Nothing is run for it.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="index">What is known of the subsets.</param>
    void WriteIndex(IBufferWriter<byte> output, HealthIndex index);
}
