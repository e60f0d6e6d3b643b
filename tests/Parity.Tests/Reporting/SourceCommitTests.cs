using Parity.Reporting;

namespace Parity.Tests.Reporting;

public sealed class SourceCommitTests
{
    private readonly string _root = Directory.CreateTempSubdirectory("parity-commit-").FullName;

    [Fact]
    public void The_build_servers_word_comes_first()
    {
        Write(".git/HEAD", "aaaa\n");

        SourceCommit.Find(_root, name => name == "CI_COMMIT_SHA" ? "bbbb" : null).Should().Be("bbbb");
    }

    [Theory]
    [InlineData("ref: refs/heads/main\n", "refs/heads/main", "1111\n")]
    [InlineData("ref: refs/heads/main\n", "packed-refs", "# pack-refs\n2222 refs/heads/other\n1111 refs/heads/main\n")]
    [InlineData("1111\n", "refs/heads/main", "2222\n")]
    public void Without_one_the_repository_says(string head, string file, string content)
    {
        Write(".git/HEAD", head);
        Write(".git/" + file, content);
        Directory.CreateDirectory(Path.Combine(_root, "specs"));

        SourceCommit.Find(Path.Combine(_root, "specs"), _ => null).Should().Be("1111");
    }

    [Fact]
    public void A_linked_work_tree_finds_its_branch_in_the_main_repository()
    {
        Write("tree/.git", $"gitdir: {Path.Combine(_root, "main", ".git", "worktrees", "tree")}\n");
        Write("main/.git/worktrees/tree/HEAD", "ref: refs/heads/topic\n");
        Write("main/.git/worktrees/tree/commondir", "../..\n");
        Write("main/.git/refs/heads/topic", "3333\n");

        SourceCommit.Find(Path.Combine(_root, "tree"), _ => null).Should().Be("3333");
    }

    [Fact]
    public void A_broken_repository_leaves_it_unknown()
    {
        Directory.CreateDirectory(Path.Combine(_root, ".git"));

        SourceCommit.Find(_root, _ => null).Should().BeNull();
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
