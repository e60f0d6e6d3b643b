using Parity.Goldens;

namespace Parity.Tests.Goldens;

public sealed class ContentHashTests
{
    // FIPS 180-2, appendix B.1.
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void A_file_and_a_text_of_the_same_bytes_have_the_published_hash()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("abc"), "abc");

        ContentHash.OfFile(folder.Of("abc")).Should().Be(OfAbc);
        ContentHash.OfText("abc").Should().Be(OfAbc);
    }

    [Fact]
    public void A_file_that_is_not_there_gives_a_clear_message()
    {
        var hash = () => ContentHash.OfFile("/nowhere/model.pth");

        hash.Should().Throw<ParityException>().WithMessage("/nowhere/model.pth: the file cannot be read*");
    }
}
