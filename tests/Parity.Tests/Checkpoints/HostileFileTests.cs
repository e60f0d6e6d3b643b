using CsCheck;
using Parity.Checkpoints;
using Parity.Checkpoints.Storages;

namespace Parity.Tests.Checkpoints;

public class HostileFileTests
{
    private const long MostBytes = 256L << 20;

    // Every command in the hostile files would make a file of this name in the current folder.
    private const string Canary = "CODE_WAS_EXECUTED";

    public static TheoryData<string> Hostile => FixtureFile.WithOutcome("hostile");

    public static TheoryData<string> Small => new("raw-zip.pth", "raw-legacy.pth", "raw-protocol4.pth", "model.safetensors", "arrays.pkl", "whole-module.pth");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_ends_in_a_typed_error_or_inert_data_in_little_memory_and_runs_nothing(string name)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var source = FileSource.Open(FixtureFile.PathOf(name)))
        {
            CheckpointProbe.Try(source);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MostBytes);
        File.Exists(Canary).Should().BeFalse("nothing in a checkpoint is executed");
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void A_file_cut_off_at_any_length_is_refused_by_name(string name)
    {
        var bytes = File.ReadAllBytes(FixtureFile.PathOf(name));
        for (var length = 0; length < bytes.Length; length++)
        {
            var refusal = CheckpointProbe.Try(new MemorySource(name, bytes[..length]));
            refusal.Should().NotBeNull($"only {length} of {bytes.Length} bytes are there");
            refusal!.Message.Should().StartWith(name);
        }
    }

    [Fact]
    public void Twenty_thousand_damaged_files_end_in_a_typed_error_or_readable_data()
    {
        var mutator = new FileMutator([.. FixtureFile.All.Where(f => f.Outcome == "weights").Select(f => File.ReadAllBytes(f.Path))]);
        var draw = new PCG(1, 20_000);
        var (refused, read, largest) = (0, 0, 0L);
        for (var i = 0; i < 20_000; i++)
        {
            var seed = Gen.Int.Generate(draw, null, out _);
            var bytes = mutator.Mutate(seed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var refusal = Probe(seed, bytes);
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - before);
            (refused, read) = refusal is null ? (refused, read + 1) : (refused + 1, read);
        }

        // Both kinds must occur, or the damage is too coarse or too fine to prove anything.
        refused.Should().BeGreaterThan(5_000);
        read.Should().BeGreaterThan(500);
        largest.Should().BeLessThan(MostBytes);
        File.Exists(Canary).Should().BeFalse();
    }

    private static CheckpointException? Probe(int seed, byte[] bytes)
    {
        try
        {
            return CheckpointProbe.Try(new MemorySource("damaged", bytes));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"seed {seed} escapes with {e.GetType()}: {e.Message}", e);
        }
    }
}
