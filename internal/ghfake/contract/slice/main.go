// Slice cuts the operations that the collector uses out of GitHub's OpenAPI
// description, with all that they refer to and without its prose. The official package
// is under the MIT licence, which allows to keep a part of it here.
//
//	npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
//	go -C internal/ghfake/contract run ./slice <package/generated/api.github.com.json | gzip -9n >internal/ghfake/contract/api.json.gz
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// paths are the addresses that the collector asks for.
var paths = []string{
	"/repos/{owner}/{repo}",
	"/repos/{owner}/{repo}/contents/{path}",
	"/repos/{owner}/{repo}/contributors",
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/comments",
	"/repos/{owner}/{repo}/pulls/comments",
	"/repos/{owner}/{repo}/releases",
	"/search/repositories",
	"/user/{account_id}",
	"/users/{username}",
}

func main() {
	if err := slice(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "slice:", err)
		os.Exit(1)
	}
}

type object = map[string]any

func slice(r io.Reader, w io.Writer) error {
	var whole object
	if err := json.NewDecoder(r).Decode(&whole); err != nil {
		return err
	}
	kept := object{}
	for _, p := range paths {
		path, ok := whole["paths"].(object)[p].(object)
		if !ok {
			return fmt.Errorf("no path %s", p)
		}
		only := object{"get": path["get"]}
		if shared, ok := path["parameters"]; ok {
			only["parameters"] = shared
		}
		kept[p] = plain(only, false)
	}
	out := object{
		"openapi": whole["openapi"], "servers": whole["servers"], "paths": kept, "components": object{},
		"info": object{"title": "Part of the GitHub REST API description (MIT licence)", "version": whole["info"].(object)["version"]},
	}
	if err := follow(kept, whole, out["components"].(object)); err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(out)
}

// plain returns a value without prose and examples. Below "properties" the keys are
// names and stay.
func plain(value any, names bool) any {
	switch v := value.(type) {
	case object:
		out := object{}
		for key, x := range v {
			switch key {
			case "description", "example", "examples", "externalDocs", "summary", "tags", "x-github":
				if !names && key != "description" || !names && !mandatory(v) {
					continue
				}
			}
			out[key] = plain(x, !names && key == "properties")
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i], false)
		}
		return out
	}
	return value
}

// mandatory reports whether an object is an answer, which must have a description.
func mandatory(v object) bool {
	_, content := v["content"]
	_, headers := v["headers"]
	_, schema := v["schema"]
	return content || headers || len(v) == 1 && !schema
}

// follow copies everything that a value refers to.
func follow(value any, whole, components object) error {
	switch v := value.(type) {
	case object:
		if ref, ok := v["$ref"].(string); ok {
			parts := strings.Split(ref, "/") // "#/components/schemas/x"
			if len(parts) != 4 {
				return fmt.Errorf("a reference of another form: %s", ref)
			}
			group, _ := components[parts[2]].(object)
			if group == nil {
				group = object{}
				components[parts[2]] = group
			}
			if _, known := group[parts[3]]; known {
				return nil
			}
			target := plain(whole["components"].(object)[parts[2]].(object)[parts[3]], false)
			group[parts[3]] = target
			return follow(target, whole, components)
		}
		for _, x := range v {
			if err := follow(x, whole, components); err != nil {
				return err
			}
		}
	case []any:
		for _, x := range v {
			if err := follow(x, whole, components); err != nil {
				return err
			}
		}
	}
	return nil
}
