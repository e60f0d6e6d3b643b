namespace Parity.Comparison;

/// <summary>
/// The assignment problem by shortest augmenting paths with potentials (Kuhn 1955, Munkres 1957; the row-by-row form of Jonker and
/// Volgenant 1987), O(rows² · columns). Weights are integers, so equal totals are exactly equal on every machine.
/// </summary>
internal static class AssignmentSolver
{
    /// <summary>Finds the one-to-one assignment of the greatest total weight.</summary>
    /// <param name="weights">Row-major <c>[rows, columns]</c>, none negative; 0 marks a pair that may not be made.</param>
    /// <param name="rows">At most <paramref name="columns"/>.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>The column of each row, or −1 where the row stays alone.</returns>
    public static int[] MaximizeWeight(ReadOnlySpan<long> weights, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, columns);
        var rowPotential = new long[rows + 1];
        var columnPotential = new long[columns + 1];
        var rowOfColumn = new int[columns + 1];
        var previousColumn = new int[columns + 1];
        var distance = new long[columns + 1];
        var visited = new bool[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            rowOfColumn[0] = row;
            Array.Fill(distance, long.MaxValue);
            Array.Clear(visited);
            var column = 0;
            do
            {
                column = Advance(weights, columns, column, rowPotential, columnPotential, rowOfColumn, previousColumn, distance, visited);
            }
            while (rowOfColumn[column] != 0);

            for (; column != 0; column = previousColumn[column])
            {
                rowOfColumn[column] = rowOfColumn[previousColumn[column]];
            }
        }

        return ColumnsOfRows(weights, rows, columns, rowOfColumn);
    }

    // One step of Dijkstra's search over columns: settles the current one, relaxes the others, returns the nearest unsettled one.
    private static int Advance(
        ReadOnlySpan<long> weights,
        int columns,
        int current,
        long[] rowPotential,
        long[] columnPotential,
        int[] rowOfColumn,
        int[] previousColumn,
        long[] distance,
        bool[] visited)
    {
        visited[current] = true;
        var row = rowOfColumn[current];
        var rowWeights = weights.Slice((row - 1) * columns, columns);
        var nearest = 0;
        var delta = long.MaxValue;
        for (var j = 1; j <= columns; j++)
        {
            if (visited[j])
            {
                continue;
            }

            var reduced = -rowWeights[j - 1] - rowPotential[row] - columnPotential[j];
            if (reduced < distance[j])
            {
                (distance[j], previousColumn[j]) = (reduced, current);
            }

            if (distance[j] < delta)
            {
                (delta, nearest) = (distance[j], j);
            }
        }

        for (var j = 0; j <= columns; j++)
        {
            if (visited[j])
            {
                rowPotential[rowOfColumn[j]] += delta;
                columnPotential[j] -= delta;
            }
            else
            {
                distance[j] -= delta;
            }
        }

        return nearest;
    }

    private static int[] ColumnsOfRows(ReadOnlySpan<long> weights, int rows, int columns, int[] rowOfColumn)
    {
        var result = new int[rows];
        Array.Fill(result, -1);
        for (var j = 1; j <= columns; j++)
        {
            var row = rowOfColumn[j] - 1;
            if (row >= 0 && weights[(row * columns) + j - 1] > 0)
            {
                result[row] = j - 1;
            }
        }

        return result;
    }
}
