using Parity.Checkpoints.Storages;

namespace Parity.Tests.Checkpoints.Storages;

public class FreshPagesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(100_001)]
    [InlineData(8 << 20)]
    public void Making_pages_present_leaves_their_contents(int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        for (var i = 0; i < length; i += 4000)
        {
            bytes[i] = (byte)(i / 4000);
        }

        FreshPages.Populate(bytes);

        for (var i = 0; i < length; i += 4000)
        {
            bytes[i].Should().Be((byte)(i / 4000));
        }
    }
}
