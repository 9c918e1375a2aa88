mono.rb
conn = Faraday.new(url: "https://api.cuentamono.com") do |f|
  f.headers["Authorization"] = "Bearer JGyESQ93hYX9gos3XumzPJgvlyHEQsD6OxhLWe6C"
end
