using System.Text.Json;
using Parity.Reporting;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>The scripts that write the summary into a pull request, in a real shell against a server on this machine.</summary>
public sealed class CommentTests : IDisposable
{
    private static readonly string[] Strict = ["bash", "--noprofile", "--norc", "-eo", "pipefail"];
    private static readonly string[] Bash = ["bash", "--noprofile", "--norc"];
    private static readonly string Summary = $"{MarkdownSummary.Marker}\n## ❌ No parity\n\n\"quoted\" $HOME `back` \\ 'single' & 100%\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("parity-comment-").FullName;

    public CommentTests() => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "parity")).FullName, "summary.md"), Summary);

    [SkippableFact]
    public void On_GitHub_the_first_run_writes_one_comment()
    {
        using var server = GitHub([Comment(1, "a human", "User")]);

        Succeed(Strict, new GitHubActions().CommentStep.Text("run"), OnGitHub(server));

        Only(server, "POST", "/repos/team/parity/issues/12/comments", "body");
        server.Tokens.Should().Equal("Bearer secret");
    }

    [SkippableFact]
    public void On_GitHub_a_later_run_updates_its_own_comment_even_on_the_second_page()
    {
        // A person who begins a comment with the marker does not get it overwritten.
        using var server = GitHub([.. Enumerable.Range(1, 120).Select(i => Comment(i, $"{MarkdownSummary.Marker} quoted", "User")), Comment(501, $"{MarkdownSummary.Marker}\nearlier", "Bot"), Comment(502, "another bot", "Bot")]);

        Succeed(Strict, new GitHubActions().CommentStep.Text("run"), OnGitHub(server));

        Only(server, "PATCH", "/repos/team/parity/issues/comments/501", "body");
    }

    [SkippableFact]
    public void On_GitLab_the_first_run_writes_one_note()
    {
        using var server = GitLab([Note(1, "a human", 1), Note(2, $"{MarkdownSummary.Marker}\nof another token", 7)]);

        Succeed(Strict, new GitLab().NoteScript, OnGitLab(server));

        Only(server, "POST", "/api/v4/projects/9/merge_requests/12/notes", "body");
        server.Tokens.Should().Equal("secret");
    }

    [SkippableFact]
    public void On_GitLab_a_later_run_updates_its_own_note_even_on_the_second_page()
    {
        using var server = GitLab([.. Enumerable.Range(1, 120).Select(i => Note(i, "a human", 1)), Note(501, $"{MarkdownSummary.Marker}\nearlier", 42)]);

        Succeed(Strict, new GitLab().NoteScript, OnGitLab(server));

        Only(server, "PUT", "/api/v4/projects/9/merge_requests/12/notes/501", "body");
    }

    [SkippableTheory]
    [InlineData("PARITY_NOTE_TOKEN", "No note in the merge request: PARITY_NOTE_TOKEN is not set.\n")]
    [InlineData("CI_MERGE_REQUEST_IID", "")]
    public void On_GitLab_a_branch_or_a_fork_writes_no_note(string missing, string said)
    {
        using var server = GitLab([]);
        var variables = OnGitLab(server);
        variables[missing] = string.Empty;

        Succeed(Strict, new GitLab().NoteScript, variables).Should().Be(said);

        server.Writes.Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData("Failed", 1)]
    [InlineData("Succeeded", 4)]
    public void On_Azure_the_first_run_opens_one_thread_active_where_there_is_no_parity(string job, int status)
    {
        using var server = Azure([Thread(1, "a human"), Thread(2, null), Thread(3, $"{MarkdownSummary.Marker}\ndeleted", deleted: true)]);

        Succeed(Bash, new AzurePipelines().CommentStep.Text("bash"), OnAzure(server, job));

        var write = server.Writes.Should().ContainSingle().Subject;
        (write.Method, write.Path).Should().Be(("POST", "/team/p1/_apis/git/repositories/r1/pullRequests/12/threads?api-version=7.1"));
        write.Body.GetProperty("status").GetInt32().Should().Be(status);
        write.Body.GetProperty("comments")[0].GetProperty("content").GetString().Should().Be(Summary);
        server.Tokens.Should().Equal("Bearer secret");
    }

    [SkippableFact]
    public void On_Azure_a_later_run_updates_its_thread_and_closes_it_when_there_is_parity()
    {
        using var server = Azure([Thread(1, "a human"), Thread(77, $"{MarkdownSummary.Marker}\nearlier")]);

        Succeed(Bash, new AzurePipelines().CommentStep.Text("bash"), OnAzure(server, "Succeeded"));

        const string Threads = "/team/p1/_apis/git/repositories/r1/pullRequests/12/threads";
        server.Writes.Select(w => (w.Method, w.Path)).Should().Equal(("PATCH", Threads + "/77/comments/1?api-version=7.1"), ("PATCH", Threads + "/77?api-version=7.1"));
        server.Writes[0].Body.GetProperty("content").GetString().Should().Be(Summary);
        server.Writes[1].Body.GetProperty("status").GetInt32().Should().Be(4);
    }

    [SkippableTheory]
    [InlineData("GitHub")]
    [InlineData("GitLab")]
    [InlineData("Azure")]
    public void A_token_that_may_not_write_is_an_error_of_the_step_with_the_services_answer(string service)
    {
        using var server = service switch { "GitHub" => GitHub([]), "GitLab" => GitLab([]), _ => Azure([]) };
        server.ReadOnly = true;
        var (shell, script, variables) = service switch
        {
            "GitHub" => (Strict, new GitHubActions().CommentStep.Text("run"), OnGitHub(server)),
            "GitLab" => (Strict, new GitLab().NoteScript, OnGitLab(server)),
            _ => (Bash, new AzurePipelines().CommentStep.Text("bash"), OnAzure(server, "Failed")),
        };

        var result = Run(shell, script, variables);

        result.Code.Should().NotBe(0);
        result.Output.Should().Contain("403").And.NotContain("secret");
        server.Writes.Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CommentServer GitHub(object[] comments) => new(path => Page(path, "/repos/team/parity/issues/12/comments?", comments));

    private static CommentServer GitLab(object[] notes) => new(path => path == "/api/v4/user" ? """{ "id": 42 }""" : Page(path, "/api/v4/projects/9/merge_requests/12/notes?", notes));

    private static CommentServer Azure(object[] threads) => new(path => path == "/team/p1/_apis/git/repositories/r1/pullRequests/12/threads?api-version=7.1"
        ? JsonSerializer.Serialize(new { value = threads, count = threads.Length })
        : null);

    // One page of a hundred; no more than nine pages, so that the last character is its number.
    private static string? Page(string path, string start, object[] all) =>
        path.StartsWith(start + "per_page=100&page=", StringComparison.Ordinal) ? JsonSerializer.Serialize(all.Skip((path[^1] - '1') * 100).Take(100)) : null;

    private static object Comment(int id, string body, string type) => new { id, body, user = new { type } };

    private static object Note(int id, string body, int author) => new { id, body, author = new { id = author } };

    private static object Thread(int id, string? content, bool deleted = false) => new { id, isDeleted = deleted, comments = new[] { new { id = 1, content } } };

    private static Dictionary<string, string> OnGitHub(CommentServer server) => new() { ["GITHUB_API_URL"] = server.Url, ["GITHUB_REPOSITORY"] = "team/parity", ["TOKEN"] = "secret", ["NUMBER"] = "12" };

    private static Dictionary<string, string> OnGitLab(CommentServer server) => new() { ["CI_API_V4_URL"] = server.Url + "/api/v4", ["CI_PROJECT_ID"] = "9", ["CI_MERGE_REQUEST_IID"] = "12", ["PARITY_NOTE_TOKEN"] = "secret" };

    private Dictionary<string, string> OnAzure(CommentServer server, string job) => new()
    {
        ["SYSTEM_COLLECTIONURI"] = server.Url + "/team/",
        ["SYSTEM_TEAMPROJECTID"] = "p1",
        ["BUILD_REPOSITORY_ID"] = "r1",
        ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "12",
        ["SYSTEM_ACCESSTOKEN"] = "secret",
        ["AGENT_JOBSTATUS"] = job,
        ["BUILD_ARTIFACTSTAGINGDIRECTORY"] = _folder,
    };

    private static void Only(CommentServer server, string method, string path, string text)
    {
        var write = server.Writes.Should().ContainSingle().Subject;
        (write.Method, write.Path).Should().Be((method, path));
        write.Body.GetProperty(text).GetString().Should().Be(Summary);
    }

    private string Succeed(IReadOnlyList<string> shell, string script, Dictionary<string, string> variables)
    {
        var result = Run(shell, script, variables);
        result.Code.Should().Be(0, result.Output);
        return result.Output;
    }

    private Shell.Result Run(IReadOnlyList<string> shell, string script, Dictionary<string, string> variables)
    {
        Skip.IfNot(Shell.Has("bash", "curl", "jq"), "this machine lacks bash, curl or jq");
        variables["NO_PROXY"] = "*";
        return Shell.Run(shell, script, _folder, variables);
    }
}
