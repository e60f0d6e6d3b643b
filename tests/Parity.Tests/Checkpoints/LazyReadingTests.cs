using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;

namespace Parity.Tests.Checkpoints;

/// <summary>A training checkpoint of 250 MB costs the memory of what is asked for.</summary>
public sealed class LazyReadingTests : IDisposable
{
    private const int Index = 1 << 20;
    private readonly TrainingCheckpoint _checkpoint = TrainingCheckpoint.Write();

    public void Dispose() => _checkpoint.Dispose();

    [Fact]
    public void Looking_into_a_large_checkpoint_takes_memory_for_its_index_only()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = CheckpointFile.Open(_checkpoint.Path);
        var inspection = file.Inspect();
        var weights = file.SelectWeights();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Index);
        file.Length.Should().BeGreaterThan(250_000_000);
        weights.StateDict.Entries.Should().HaveCount(5);
        inspection.Entries.Select(e => (e.Path, e.Kind)).Should().Equal(("model", CheckpointEntryKind.StateDict), ("optimizer", CheckpointEntryKind.Optimizer));
    }

    [Fact]
    public void Reading_one_weight_takes_memory_for_that_weight_and_not_for_the_optimizer()
    {
        using var file = CheckpointFile.Open(_checkpoint.Path);
        var entry = file.SelectWeights().StateDict["encoder.conv.weight"];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tensor = entry.Read();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeInRange(TrainingCheckpoint.TensorBytes, TrainingCheckpoint.TensorBytes + Index);
        tensor.Span<float>()[TrainingCheckpoint.Side - 1].Should().Be(TrainingCheckpoint.Side - 1);
        tensor.Span<float>()[TrainingCheckpoint.Side].Should().Be(0);
    }

    [Fact]
    public void Reading_into_memory_that_is_there_takes_none()
    {
        using var file = CheckpointFile.Open(_checkpoint.Path);
        var entry = file.SelectWeights().StateDict["encoder.conv.weight"];
        var model = new byte[TrainingCheckpoint.TensorBytes];
        var before = GC.GetAllocatedBytesForCurrentThread();
        entry.ReadInto(model);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Index);
        BitConverter.ToSingle(model, 7 * sizeof(float)).Should().Be(7);
    }

    [Fact]
    public void A_column_of_a_large_storage_is_picked_out_of_the_mapped_file()
    {
        using var file = CheckpointFile.Open(_checkpoint.Path);
        var entry = file.SelectWeights().StateDict["head.column"];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var column = entry.Read();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Index, "the 16 MB that the column reaches over are not copied");
        column.Shape.Should().Equal(TrainingCheckpoint.Side);
        column.Span<float>().ToArray().Should().OnlyContain(v => v == 0);
        Maps().Should().Be(OperatingSystem.IsLinux());
    }

    [Fact]
    public void A_transposed_weight_is_read_row_by_row_out_of_the_mapped_file()
    {
        using var file = CheckpointFile.Open(_checkpoint.Path);
        var entry = file.SelectWeights().StateDict["head.transposed"];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tensor = entry.Read();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(TrainingCheckpoint.TensorBytes + Index);
        for (var row = 0; row < TrainingCheckpoint.Side; row++)
        {
            tensor.Span<float>()[row * TrainingCheckpoint.Side].Should().Be(row);
        }
    }

    // Only Linux lists a process's mappings as text.
    private bool Maps() => File.Exists("/proc/self/maps") && File.ReadAllText("/proc/self/maps").Contains(_checkpoint.Path, StringComparison.Ordinal);
}
