using Parity.Imaging;
using Parity.Tensors;

namespace Parity.Cli.Tests;

public sealed class PreprocessCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parity-preprocess-").FullName;
    private readonly PipedTool _tool;

    public PreprocessCommandTests()
    {
        _tool = new(_folder);
        var pixels = Enumerable.Range(0, 3 * 8 * 6).Select(i => (byte)(i * 37 % 251)).ToArray();
        File.WriteAllBytes(Path.Combine(_folder, "tiny.png"), PngPicture.Encode(new(8, 6, pixels)));
    }

    [Fact]
    public async Task Writes_the_tensor_and_a_picture_of_it()
    {
        (await Run("preprocess", "tiny.png", "--preset", "torchvision-detection", "--output", "out")).Should().Be(ExitCodes.Parity);

        var tensor = NpyFile.Read(File.ReadAllBytes(Path.Combine(_folder, "out", "tiny.preprocessed.npy")), "tiny");
        tensor.Shape.Should().Equal(3, 6, 8);
        File.Exists(Path.Combine(_folder, "out", "tiny.preprocessed.png")).Should().BeTrue();
        _tool.Out.Should().Contain("step     scale: 1/255").And.Contain("tensor   float32 [3,6,8], sha256 ").And.Contain("channel  2: mean ");
    }

    [Fact]
    public async Task A_tensor_of_the_own_training_code_is_compared_and_the_cause_named()
    {
        await Run("preprocess", "tiny.png", "--preset", "torchvision-detection", "--output", "right");
        await Run("preprocess", "tiny.png", "--preset", "torchvision-detection", "--output", "wrong", "--fault", "divide-by-225");

        (await Run("preprocess", "tiny.png", "--preset", "torchvision-detection", "--compare", "right/tiny.preprocessed.npy")).Should().Be(ExitCodes.Parity);
        (await Run("preprocess", "tiny.png", "--preset", "torchvision-detection", "--compare", "wrong/tiny.preprocessed.npy")).Should().Be(ExitCodes.NoParity);

        _tool.Out.Should().Contain("compare  equal to the bit").And.Contain("255/225 times the approved one: divided by 225").And.Contain("values differ, at most by");
    }

    [Theory]
    [InlineData("needs either --preset or --spec", "preprocess", "tiny.png")]
    [InlineData("Unknown preset \"rtdet\"; did you mean \"rtdetr\"?", "preprocess", "tiny.png", "--preset", "rtdet")]
    [InlineData("Unknown fault \"brg\"; did you mean \"bgr\"?", "preprocess", "tiny.png", "--preset", "rtdetr", "--fault", "brg")]
    [InlineData("Fault \"no-normalize\" needs a step \"normalize\"", "preprocess", "tiny.png", "--preset", "rtdetr", "--fault", "no-normalize")]
    [InlineData("Cannot read the picture", "preprocess", "missing.png", "--preset", "rtdetr")]
    [InlineData("Cannot read", "preprocess", "tiny.png", "--preset", "rtdetr", "--compare", "missing.npy")]
    public async Task What_cannot_be_done_is_one_clear_error(string message, params string[] arguments)
    {
        (await Run(arguments)).Should().Be(ExitCodes.CouldNotJudge);

        _tool.Error.Should().Contain(message);
        Directory.GetFiles(_folder, "*.npy").Should().BeEmpty();
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _tool.Dispose();
    }

    private Task<int> Run(params string[] arguments) => _tool.Run(arguments);
}
