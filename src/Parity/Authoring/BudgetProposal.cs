namespace Parity.Authoring;

/// <summary>What a budget should be, and why.</summary>
public sealed record BudgetProposal
{
    /// <summary>The smallest budgets worth having: a golden keeps boxes to 0.001 px and scores to 0.000001, and a budget needs room beside its last digit.</summary>
    private static readonly Dictionary<string, double> Least = new() { ["box_px"] = 0.002, ["score"] = 0.00001, ["max_abs"] = 0.000001 };

    private static readonly double[] Steps = [1, 2, 5, 10];

    /// <summary>A budget so many times what is needed hides faults.</summary>
    private const double FarAbove = 10;

    /// <summary>Whose budget, as <see cref="BudgetPlace.Owner"/> names it.</summary>
    public required string Owner { get; init; }

    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>The budget that holds now.</summary>
    public required double Current { get; init; }

    /// <summary>The largest difference measured: noise of either side, or candidate against reference.</summary>
    public required double Measured { get; init; }

    /// <summary>Measured times headroom, rounded up to 1, 2 or 5.</summary>
    public required double Proposed { get; init; }

    /// <summary>True when the budget that holds is smaller than proposed.</summary>
    public bool Loosens => Proposed > Current;

    /// <summary>True when the budget that holds is far above what is proposed.</summary>
    public bool IsFarAbove => Current > FarAbove * Proposed;

    /// <summary>Proposes a budget.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="key">The key.</param>
    /// <param name="current">What holds now.</param>
    /// <param name="measured">The largest difference measured.</param>
    /// <param name="headroom">How many times the measured difference is granted.</param>
    public static BudgetProposal For(string owner, string key, double current, double measured, double headroom) => new()
    {
        Owner = owner,
        Key = key,
        Current = current,
        Measured = measured,
        Proposed = RoundUp(Math.Max(measured * headroom, Least[key])),
    };

    private static double RoundUp(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        var digit = value / power;

        // 2.0000000000000004 is 2.
        var rounded = Steps.First(step => digit <= step * (1 + 1e-9));
        return Math.Round(rounded * power, 10);
    }
}
