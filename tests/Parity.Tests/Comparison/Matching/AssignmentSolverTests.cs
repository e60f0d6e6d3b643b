using Parity.Comparison;

namespace Parity.Tests.Comparison;

public sealed class AssignmentSolverTests
{
    [Fact]
    public void Every_small_problem_gets_the_best_total_that_trying_everything_finds()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var (rows, columns) = (1 + random.Next(5), 5 + random.Next(2));
            var weights = Weights(random, rows, columns);

            var columnOfRow = AssignmentSolver.MaximizeWeight(weights, rows, columns);

            columnOfRow.Where(c => c >= 0).Should().OnlyHaveUniqueItems();
            Total(weights, columnOfRow, columns).Should().Be(Best(weights, rows, columns, 0, 0), "case {0}: {1}", i, string.Join(' ', weights));
        }
    }

    [Fact]
    public void A_pair_that_may_not_be_made_is_never_returned()
    {
        long[] weights = [0, 0, 0, 7, 0, 0];

        AssignmentSolver.MaximizeWeight(weights, 2, 3).Should().Equal(-1, 0);
    }

    [Fact]
    public void A_greedy_choice_that_costs_more_in_the_end_is_not_taken()
    {
        long[] weights = [10, 9, 9, 1];

        AssignmentSolver.MaximizeWeight(weights, 2, 2).Should().Equal(1, 0);
    }

    // Few distinct weights make many ties; a third of the pairs may not be made.
    private static long[] Weights(Random random, int rows, int columns)
    {
        var range = random.Next(2) == 0 ? 4 : 1_000_000;
        var weights = new long[rows * columns];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = random.Next(3) == 0 ? 0 : 1 + random.Next(range);
        }

        return weights;
    }

    private static long Total(long[] weights, int[] columnOfRow, int columns) =>
        columnOfRow.Select((column, row) => column < 0 ? 0 : weights[(row * columns) + column]).Sum();

    private static long Best(long[] weights, int rows, int columns, int row, int taken)
    {
        if (row == rows)
        {
            return 0;
        }

        var best = Best(weights, rows, columns, row + 1, taken);
        for (var c = 0; c < columns; c++)
        {
            if ((taken & (1 << c)) == 0)
            {
                best = Math.Max(best, weights[(row * columns) + c] + Best(weights, rows, columns, row + 1, taken | (1 << c)));
            }
        }

        return best;
    }
}
