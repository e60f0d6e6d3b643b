using Parity.Specs;

namespace Parity.Tests.Specs;

public sealed class SuggestionTests
{
    private static readonly string[] Known = ["cpu", "cuda", "tensorrt", "torchvision-detection"];

    [Theory]
    [InlineData("cdua", "did you mean \"cuda\"?")]
    [InlineData("CUDA", "did you mean \"cuda\"?")]
    [InlineData("tensor-rt", "did you mean \"tensorrt\"?")]
    [InlineData("torchvision", "did you mean \"torchvision-detection\"?")]
    [InlineData("c", "known: cpu, cuda, tensorrt, torchvision-detection")]
    [InlineData("xyz", "known: cpu, cuda, tensorrt, torchvision-detection")]
    [InlineData("vulkan", "known: cpu, cuda, tensorrt, torchvision-detection")]
    public void A_near_miss_is_suggested_and_anything_else_gets_the_list(string found, string answer) =>
        Suggestion.For(found, Known).Should().Be(answer);

    [Fact]
    public void Without_known_words_that_is_said() => Suggestion.For("a", []).Should().Be("none is known here");
}
