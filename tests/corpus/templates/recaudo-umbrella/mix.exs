defmodule Recaudo.Umbrella.MixProject do
  use Mix.Project

  def project do
    [apps_path: "apps", version: "2.1.0", deps: deps()]
  end

  defp deps, do: [{:req, "~> 0.5"}, {:tesla, "~> 1.11"}, {:httpoison, "~> 2.2"}]
end
